import { Measure, MEASURES } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { copyIn, escapeCopyValue } from '../charges/copyText';
import { MartRun, runTable } from '../runs/runTables';
import { createSplit, fromQuanta, toQuanta } from './createSplit';
import { PoolRange } from './PoolStore';
import { readWeightSets, WeightRow } from './weightSets';

type PoolRow = { pool: string; currency: string; weight_set: string } & Record<
  Measure,
  string
> &
  Record<`${Measure}_decimals`, number>;

/** What applications bear of a pool, in the order of its weights. */
interface PoolShares {
  pool: PoolRow;
  weights: readonly WeightRow[];
  shares: Record<Measure, string[]>;
}

const COLUMNS =
  'period, run_id, pool_id, application_id, group_id, billed, effective, list, contracted';

/** Measures of one amount are split once. */
const createPoolSplit = (weights: readonly WeightRow[]) => {
  const split = createSplit(weights);
  return (pool: PoolRow): PoolShares => {
    const known = new Map<string, string[]>();
    const sharesOf = (measure: Measure) => {
      const [amount, decimals] = [pool[measure], pool[`${measure}_decimals`]];
      const key = `${amount} ${decimals}`;
      const shares =
        known.get(key) ??
        split(toQuanta(amount, decimals)).map(quanta =>
          fromQuanta(quanta, decimals),
        );
      known.set(key, shares);
      return shares;
    };
    const shares = Object.fromEntries(
      MEASURES.map(measure => [measure, sharesOf(measure)]),
    ) as Record<Measure, string[]>;
    return { pool, weights, shares };
  };
};

function* toCopyText(run: MartRun, pools: Iterable<PoolShares>) {
  for (const { pool, weights, shares } of pools) {
    const start = `${run.period}\t${run.id}\t${pool.pool}\t`;
    yield weights
      .map(({ application, group }, at) => {
        const { billed, effective, list, contracted } = shares;
        return `${start}${escapeCopyValue(application)}\t${escapeCopyValue(group)}\t${billed[at]}\t${effective[at]}\t${list[at]}\t${contracted[at]}\n`;
      })
      .join('');
  }
} // prettier-ignore

/** One pool after the other, as they are asked for. */
function* splitEach(
  pools: readonly PoolRow[],
  sets: ReadonlyMap<string, readonly WeightRow[]>,
) {
  const splits = new Map(
    [...sets].map(([set, weights]) => [set, createPoolSplit(weights)]),
  );
  for (const pool of pools) yield splits.get(pool.weight_set)!(pool);
}

/** What an application bears of all pools of some decimals, in one currency. */
export interface ShareSum {
  currency: string;
  application: string;
  amount: string;
}

/** The shares of pools, of a run that is being shaped. */
export class ShareStore {
  readonly #trx: Knex.Transaction;

  constructor(trx: Knex.Transaction) {
    this.#trx = trx;
  }

  /** Splits pools by their weights, once per measure; returns the number of shares. */
  async split(run: MartRun, range: PoolRange): Promise<number> {
    const statement = `copy ${runTable('cost_pool_share', run.id)} (${COLUMNS}) from stdin`;
    const { pools, sets } = await this.#read(run, range);
    return copyIn(this.#trx, statement, toCopyText(run, splitEach(pools, sets)));
  } // prettier-ignore

  /** Splits pools in one measure, and adds up what each application bears of them; saves none of it. */
  async sum(
    run: MartRun,
    range: PoolRange,
    measure: Measure,
  ): Promise<ShareSum[]> {
    const { pools, sets } = await this.#read(run, range);
    const splits = new Map(
      [...sets].map(([set, weights]) => [set, createSplit(weights)]),
    );
    const sums = new Map<string, { of: PoolRow; quanta: bigint[] }>();
    for (const of of pools) {
      const decimals = of[`${measure}_decimals`];
      const quanta = splits.get(of.weight_set)!(
        toQuanta(of[measure], decimals),
      );
      const key = `${of.weight_set} ${of.currency} ${decimals}`;
      const known = sums.get(key)?.quanta;
      sums.set(key, {
        of,
        quanta: quanta.map((share, at) => share + (known?.[at] ?? 0n)),
      });
    }
    return [...sums.values()].flatMap(({ of, quanta }) =>
      sets.get(of.weight_set)!.map(({ application }, at) => ({
        currency: of.currency,
        application,
        amount: fromQuanta(quanta[at], of[`${measure}_decimals`]),
      })),
    );
  }

  async #read(run: MartRun, { from, to }: PoolRange) {
    const pools: PoolRow[] = await this.#trx(runTable('cost_pool', run.id))
      .whereBetween('pool_id', [from, to])
      .whereNotNull('weight_set')
      .select({ pool: 'pool_id' }, 'currency', 'weight_set')
      .select(MEASURES.map(measure => `${measure}_decimals`))
      .select(
        MEASURES.map(measure =>
          this.#trx.raw('trim_scale(??)::text as ??', [measure, measure]),
        ),
      );
    const sets = await readWeightSets(
      this.#trx,
      runTable('cost_pool_weight', run.id),
      [...new Set(pools.map(pool => pool.weight_set))],
    );
    return { pools, sets };
  }
}
