import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import {
  listUnallocated,
  NONE,
  UnallocatedItem,
} from '@rosetta/contracts/finops';
import {
  LabelReadModel,
  UnallocatedReadModel,
  UnallocatedSum,
} from '@rosetta/finops-mart';
import { PublishedMonths } from '../costs/publishedMonths';
import { cureOf } from './cures';
import { reasonLabel } from './reasonLabels';

export type UnallocatedQuery = Omit<
  RouteRequest<typeof listUnallocated>['query'],
  'limit' | 'cursor'
>;
/** All of the list. */
export type Unallocated = Omit<
  RouteAnswer<typeof listUnallocated>,
  'nextCursor'
>;

const ZERO = { amount: '0', lines: 0 };

type LabelOf = (sum: UnallocatedSum & { key: string }) => string;

const accountLabel: LabelOf = ({ key, name }) =>
  name ?? (key === NONE ? 'None' : key);

/** Answers what is of no application, and what would change that. */
export class UnallocatedService {
  readonly #unallocated: UnallocatedReadModel;
  readonly #labels: LabelReadModel;
  /** Shown when the months have several currencies and the query names none. */
  readonly #currency: string;

  constructor(
    unallocated: UnallocatedReadModel,
    labels: LabelReadModel,
    currency: string,
  ) {
    this.#unallocated = unallocated;
    this.#labels = labels;
    this.#currency = currency;
  }

  async list(
    query: UnallocatedQuery,
    { from, to, current, missing }: PublishedMonths,
  ): Promise<Unallocated> {
    const { groupBy, measure, reason } = query;
    const sums = await this.#unallocated.byKey({
      runs: current,
      groupBy,
      measure,
      reason,
      filters: query,
    });
    const totals = sums.filter(({ key }) => key === null);
    const currency =
      query.currency ??
      (totals.length === 1 ? totals[0].currency : this.#currency);
    const { amount, lines } =
      totals.find(total => total.currency === currency) ?? ZERO;
    return {
      currency,
      measure,
      from,
      to,
      published: current.map(run => ({
        period: run.period,
        runId: run.runId,
        at: run.publishedAt,
      })),
      missing,
      otherCurrencies: totals
        .filter(total => total.currency !== currency)
        .map(total => ({ currency: total.currency, amount: total.amount })),
      groupBy,
      total: { amount, lines },
      items: await this.#items(
        query,
        sums.filter(sum => sum.currency === currency),
        current.map(({ runId }) => runId),
      ),
    };
  }

  async #items(
    { groupBy }: UnallocatedQuery,
    sums: readonly UnallocatedSum[],
    runIds: readonly string[],
  ): Promise<UnallocatedItem[]> {
    const labelOf = await this.#labelOf(groupBy, runIds);
    return sums.flatMap(sum => {
      const { key, amount, lines } = sum;
      if (key === null) return [];
      const label = labelOf({ ...sum, key });
      return { key, label, amount, lines, cure: cureOf(groupBy, key) };
    });
  }

  async #labelOf(
    groupBy: UnallocatedQuery['groupBy'],
    runIds: readonly string[],
  ): Promise<LabelOf> {
    if (groupBy === 'reason') return ({ key }) => reasonLabel(key);
    if (groupBy === 'account') return accountLabel;
    const names = await this.#labels.names('product', runIds);
    return ({ key }) => names.get(key) ?? key;
  }
}
