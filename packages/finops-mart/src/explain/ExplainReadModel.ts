import {
  AllocationMethod,
  CostFilters,
  LineKind,
  Measure,
} from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import {
  isChargeFiltered,
  isOwnerFiltered,
  RunRef,
} from '../costs/costFilters';
import { resolveFilters, runsToReadByCharge } from '../costs/resolveFilters';
import { linesOf, passedOnLinesOf } from './explainLines';
import { PARTS, PASSED_ON } from './explainSql';

export interface ExplainQuery {
  runs: readonly RunRef[];
  measure: Measure;
  currency: string;
  filters: CostFilters;
  /** How many payers, attributions and bearers stand alone. */
  top: number;
}

/** By which rule, or of which domain. */
export interface AttributionColumns {
  domain: string | null;
  rule_id: string | null;
  rule_version: number | null;
  origin: string | null;
}

/** Who bears it: the empty text is nobody, null stands for others together. */
interface BearerColumns {
  bearer: string | null;
  bearer_members: number | null;
}

/** A part of a figure. Places tell what has the same payer, attribution or bearer. */
export interface PartRow extends AttributionColumns, BearerColumns {
  payer_place: number;
  attribution_place: number;
  bearer_place: number;
  kind: LineKind;
  amount: string;
  provider: string | null;
  billing_account: string | null;
  payer_members: number | null;
  attribution_members: number | null;
}

export interface PassedOnRow extends AttributionColumns, BearerColumns {
  amount: string;
  /** Of all rows. */
  total: string;
}

export interface RunRuleRow {
  rule_id: string;
  rule_version: number;
  name: string;
  method: AllocationMethod;
}

/** What a figure is made of. */
export class ExplainReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Largest first. They add up to the figure of the same runs, filters and currency. */
  async parts({ filters, top, ...query }: ExplainQuery): Promise<PartRow[]> {
    const { runs } = query;
    if (runs.length === 0) return [];
    const resolved = await resolveFilters(this.#db, filters, runs);
    const byCharge = await runsToReadByCharge(this.#db, runs);
    const lines = linesOf(this.#db, { ...query, filters: resolved }, byCharge);
    const { rows } = await this.#db.raw(PARTS, {
      lines: this.#db.queryBuilder().unionAll(lines, true),
      top,
    });
    return rows;
  }

  /** What the application or group of the filters passed on; nothing where no pool knows the filters. */
  async passedOn({
    filters,
    top,
    ...query
  }: ExplainQuery): Promise<PassedOnRow[]> {
    const { runs } = query;
    if (runs.length === 0 || !isOwnerFiltered(filters)) return [];
    if (isChargeFiltered(filters)) return [];
    const resolved = await resolveFilters(this.#db, filters, runs);
    const { rows } = await this.#db.raw(PASSED_ON, {
      lines: passedOnLinesOf(this.#db, { ...query, filters: resolved }),
      top,
    });
    return rows;
  }

  /** The rules that these runs went by; of one version, as the latest month read it. */
  async rules(runs: readonly RunRef[]): Promise<RunRuleRow[]> {
    return this.#db('cost_rule as r')
      .distinctOn(['r.rule_id', 'r.rule_version'])
      .select('r.rule_id', 'r.rule_version', 'r.name', 'r.method')
      .join('cost_run as run', 'run.run_id', 'r.run_id')
      .whereIn(
        'r.run_id',
        runs.map(({ runId }) => runId),
      )
      .orderBy([
        'r.rule_id',
        'r.rule_version',
        { column: 'run.period', order: 'desc' },
      ]);
  }
}
