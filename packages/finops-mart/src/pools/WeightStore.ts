import { Knex } from 'knex';
import { copyIn, escapeCopyValue } from '../charges/copyText';
import { COSTS_JOB } from '../jobs';
import { MartRun, runTable } from '../runs/runTables';
import { createSplit, fromQuanta } from './createSplit';
import {
  BEARING,
  CONSUMED,
  DIRECT,
  GIVE_WEIGHTS,
  POOL_SETS,
  TARGETS,
  WEIGHT_SETS,
  WEIGHTS,
} from './weightSql';
import { readWeightSets, WeightRow } from './weightSets';

/** An application that can bear costs of a month. */
export interface BearingApplication {
  id: string;
  /** The owning group, and all above it; the owning one first. */
  owners: string[];
  attributes: Record<string, string>;
}

/** Ratios are the split of 1, at so many decimals. */
const RATIO_DECIMALS = 12;
const ONE = 10n ** BigInt(RATIO_DECIMALS);

const COLUMNS =
  'period, run_id, weight_set, application_id, group_id, weight, ratio';

/** How many weights are read at a time, at least. */
const WEIGHTS_PER_BATCH = 50_000;

function* toCopyText(run: MartRun, sets: ReadonlyMap<string, WeightRow[]>) {
  for (const [set, weights] of sets) {
    const start = `${run.period}\t${run.id}\t${set}\t`;
    const ratios = createSplit(weights)(ONE);
    yield weights
      .map(({ application, group, weight }, at) =>
        `${start}${escapeCopyValue(application)}\t${escapeCopyValue(group)}\t${weight}\t${fromQuanta(ratios[at], RATIO_DECIMALS)}\n`)
      .join('');
  }
} // prettier-ignore

/** A preview shows no ratios, which take as long as a split. */
const WEIGHTS_ALONE = `
  insert into :weight: (period, run_id, weight_set, application_id, group_id, weight, ratio)
  select :period, :run, weight_set, application_id, group_id, weight, 0 from weight`;

/** Weights of the pools of a run that is being shaped. */
export class WeightStore {
  readonly #trx: Knex.Transaction;

  constructor(trx: Knex.Transaction) {
    this.#trx = trx;
  }

  /** Records by which run each month is weighed: its own published one, else the run itself. */
  async chooseSources(run: MartRun, months: readonly string[]): Promise<void> {
    await this.#trx.raw(
      `insert into cost_weight_source (run_id, month, source_period, source_run_id)
       select :run, month, coalesce(published.period, :period), coalesce(published.run_id, :run)
       from unnest(cast(:months as text[])) month
       left join lateral (
         select r.period, r.run_id
         from publication p join cost_run r on r.run_id = p.run_id::uuid
         where p.job = :job and p.period = month and p.current
           and month <> :period and r.known_at is not null
       ) published on true`,
      {
        run: run.id,
        period: run.period,
        months: [...months],
        job: COSTS_JOB.name,
      },
    );
  }

  /** Saves the applications of a charge month. */
  async saveApplications(
    { id }: MartRun,
    month: string,
    applications: readonly BearingApplication[],
  ): Promise<void> {
    await this.#trx.raw(
      `insert into cost_application (run_id, month, application_id, group_id, owners, attributes)
       select :id, :month, a.id, a.owners[1], a.owners, a.attributes
       from jsonb_to_recordset(cast(:applications as jsonb)) as a (id text, owners text[], attributes jsonb)`,
      { id, month, applications: JSON.stringify(applications) },
    );
  }

  /**
   * Weighs the applications that each pool is for. A pool of no weight keeps no set.
   * @returns the applications that have a weight
   */
  async weigh(
    run: MartRun,
    { ratios } = { ratios: true },
  ): Promise<Set<string>> {
    const bindings = {
      run: run.id,
      period: run.period,
      pool: runTable('cost_pool', run.id),
      weight: runTable('cost_pool_weight', run.id),
      consumption: runTable('consumption', run.id),
    };
    const fill = async (table: string, statement: string) => {
      await this.#trx.raw(statement, bindings);
      await this.#trx.raw('analyze ??', [table]);
    };
    await fill('bearing', BEARING);
    await fill('direct', DIRECT);
    await fill('consumed', CONSUMED);
    await fill('pool_set', POOL_SETS);
    await fill('weight_sets', WEIGHT_SETS);
    await fill('target', TARGETS);
    await fill('weight', WEIGHTS);
    await this.#trx.raw(GIVE_WEIGHTS, bindings);
    if (ratios) await this.#saveWithRatios(run);
    else await this.#trx.raw(WEIGHTS_ALONE, bindings);
    await this.#trx.raw(
      'drop table bearing, direct, consumed, pool_set, weight_sets, target, weight',
    );
    await this.#trx.raw('analyze ??', [bindings.weight]);
    const ids = await this.#trx(bindings.weight)
      .distinct('application_id')
      .pluck('application_id');
    return new Set(ids);
  }
  /** Some sets at a time, so that memory stays flat. */
  async #saveWithRatios(run: MartRun): Promise<void> {
    const statement = `copy ${runTable('cost_pool_weight', run.id)} (${COLUMNS}) from stdin`;
    const { rows } = await this.#trx.raw(
      `select array_agg(weight_set) as sets from (
         select weight_set, div(sum(count(*)) over (order by weight_set) - count(*), ?) as batch
         from weight group by weight_set
       ) set group by batch order by batch`,
      [WEIGHTS_PER_BATCH],
    );
    for (const { sets } of rows) {
      const weights = await readWeightSets(this.#trx, 'weight', sets);
      await copyIn(this.#trx, statement, toCopyText(run, weights));
    }
  } // prettier-ignore
}
