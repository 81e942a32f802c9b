import { Measure, UNALLOCATED } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { RunRef } from '../costs/costFilters';
import { RunRuleVersion } from '../pools/RunRuleStore';
import { ddl } from '../runs/ddl';
import { MartRun, runTable } from '../runs/runTables';
import { chargeGroups, facetBindings } from './chargeFacets';
import { concernedCharges } from './concernedCharges';
import {
  CHARGE_TABLE,
  COPY_APPLICATIONS,
  COPY_DIRECT,
  COPY_KEPT_POOLS,
  copyRegrouped,
  COPY_REST,
  KEPT_POOLS,
  REGROUPINGS,
  UNKNOWN_MONTHS,
} from './copySql';
import { ShareSum } from '../pools/ShareStore';
import { ADD_SHARES, DIFFERENCES, SHARE_SUMS, TAKEN } from './differenceSql';
import { Regrouping } from './regroupCharges';

const OWN_TABLES: Record<string, string> = {
  pool: 'cost_pool',
  weight: 'cost_pool_weight',
};

const KINDS = ['amount', 'direct', 'indirect', 'unallocated'] as const;
type Kind = (typeof KINDS)[number];

/** A figure as it is published, and as it would be. */
interface Moved {
  was: string;
  would: string;
  difference: string;
}

/** What moves of an application, or in total, in one currency. */
export interface PreviewedDifference extends Record<Kind, Moved> {
  unit: string;
  /** Null for the total. */
  key: string | null;
}

export interface TakenCharges {
  unit: string;
  charges: number;
  amount: string;
}

const toDifference = (row: Record<string, string>): PreviewedDifference => {
  const moved = (kind: Kind): Moved => ({
    was: row[`${kind}_was`],
    would: row[`${kind}_would`],
    difference: row[`${kind}_moved`],
  });
  return {
    unit: row.unit,
    key: row.is_total ? null : row.key,
    amount: moved('amount'),
    direct: moved('direct'),
    indirect: moved('indirect'),
    unallocated: moved('unallocated'),
  };
};

/** Which charges and pools of the published run are split again. */
export interface SplitAgain {
  regroupings: readonly Regrouping[];
  /** Pools that gain or lose charges. */
  pools: readonly string[];
  /** Rules whose other pools are weighed anew. */
  weighedAnew: readonly RunRuleVersion[];
}

type Bindings = Record<string, unknown>;

/**
 * The tables of a run that will never be: temporary ones under the names that the stages of a run
 * use, filled from the published run.
 */
export class PreviewStore {
  readonly #trx: Knex.Transaction;
  readonly #bindings: Bindings;
  readonly #facets: Bindings;
  /** Which charges may move. */
  readonly #condition: string;

  /**
   * @param rules - as they would be
   * @param different - those that the published run has otherwise, or has not
   */
  constructor(
    trx: Knex.Transaction,
    { id, period }: MartRun,
    published: RunRef,
    rules: readonly RunRuleVersion[],
    different: readonly RunRuleVersion[],
  ) {
    this.#trx = trx;
    const { condition, bindings } = concernedCharges(different);
    this.#condition = condition;
    this.#facets = { ...facetBindings(rules), ...bindings };
    this.#bindings = {
      period,
      preview: id,
      run: published.runId,
      charge: runTable('charge', id),
      pool: runTable('cost_pool', id),
      weight: runTable('cost_pool_weight', id),
      consumption: runTable('consumption', id),
    };
  }

  async createTables(): Promise<void> {
    const { preview: run_id, period, run, consumption } = this.#bindings;
    await this.#trx('cost_run').insert({ run_id, period });
    await this.#run(CHARGE_TABLE);
    await this.#run(SHARE_SUMS);
    for (const name of Object.keys(OWN_TABLES))
      await this.#trx.raw(
        'create temporary table ?? (like ?? including defaults) on commit drop',
        [`${this.#bindings[name]}`, OWN_TABLES[name]],
      );
    await ddl(
      this.#trx,
      'create temporary view :consumption: as select * from consumption where period = :period and run_id = :run',
      { consumption, period, run } as Record<string, string>,
    );
  }

  /** Groups the charges that rules may move by what rules look at. */
  async groupCharges(): Promise<void> {
    await this.#run(chargeGroups(this.#condition), this.#facets);
  }

  /** Copies what is split again, and what it is weighed by. */
  async copy({ regroupings, pools, weighedAnew }: SplitAgain): Promise<void> {
    await this.#run(REGROUPINGS, { regroupings: JSON.stringify(regroupings) });
    await this.#trx.raw('analyze charge_group, regrouping');
    // The planner takes so many conditions for a join of one row, and would compare all with all.
    await this.#trx.raw('set local enable_nestloop = off');
    await this.#run(copyRegrouped(this.#condition), this.#facets);
    await this.#trx.raw('set local enable_nestloop = on');
    // A charge has many columns, of which what follows looks at these.
    await this.#trx.raw('analyze ?? (raw_line, pool_id, kind)', [
      `${this.#bindings.charge}`,
    ]);
    await this.#run(COPY_REST, { pools });
    await this.#run(KEPT_POOLS, { pools, rules: JSON.stringify(weighedAnew) });
    await this.#run(COPY_DIRECT);
    await this.#run(COPY_APPLICATIONS);
  }

  /** Adds the pools that keep their charges to those that were collected. */
  async completePools(): Promise<void> {
    await this.#run(COPY_KEPT_POOLS);
  }

  /** Adds what applications would bear of pools. */
  async addShares(shares: readonly ShareSum[]): Promise<void> {
    await this.#run(ADD_SHARES, { shares: JSON.stringify(shares) });
  }

  /** Months of which the published run does not know who could bear their costs. */
  async unknownMonths(): Promise<string[]> {
    const { rows } = await this.#run(UNKNOWN_MONTHS);
    return rows.map(({ month }: { month: string }) => month);
  }

  async taken(
    { ruleId: rule, version }: Pick<RunRuleVersion, 'ruleId' | 'version'>,
    measure: Measure,
  ): Promise<TakenCharges[]> {
    return (await this.#run(TAKEN, { rule, version, measure })).rows;
  }

  /**
   * What moves, largest first, and the total of each currency.
   * @param pools - those that gained or lost charges
   */
  async differences(
    measure: Measure,
    pools: readonly string[],
  ): Promise<PreviewedDifference[]> {
    const { rows } = await this.#run(DIFFERENCES, {
      measure,
      of_share: `s.${measure}`,
      unallocated: UNALLOCATED,
      pools,
    });
    return rows.map(toDifference);
  }

  #run(statement: string, bindings: Bindings = {}) {
    return this.#trx.raw(statement, {
      ...this.#bindings,
      ...bindings,
    } as Record<string, Knex.RawBinding>);
  }
}
