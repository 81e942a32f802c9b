import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import { GroupBy, listCosts, listCostTrend } from '@rosetta/contracts/finops';
import { addShares } from '@rosetta/contracts/values';
import {
  CostReadModel,
  CostScope,
  CostSumsQuery,
  CoverageReadModel,
  CurrencySums,
  isChargeFiltered,
  isOwnerFiltered,
  KeySums,
  LabelDimension,
  LabelReadModel,
  MonthSums,
} from '@rosetta/finops-mart';
import { labelOf } from '../labelOf';
import { PublishedMonths } from './publishedMonths';

export type CostQuery = RouteRequest<typeof listCosts>['query'] &
  Pick<CostScope, 'days'>;
export type Costs = RouteAnswer<typeof listCosts>;
export type CostTrend = RouteAnswer<typeof listCostTrend>;

const ZERO = {
  amount: '0',
  direct: '0',
  indirect: '0',
  unallocated: '0',
  restated: '0',
  incomplete: 0,
  previous: '0',
  change: null,
};

const LABEL_DIMENSIONS: Partial<Record<GroupBy, LabelDimension>> = {
  domain: 'domain',
  family: 'family',
  product: 'product',
  application: 'application',
  group: 'group',
};

const groupByKey = (rows: readonly MonthSums[]) => {
  const byKey = new Map<string, MonthSums[]>();
  for (const row of rows)
    byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
  return byKey;
};

const toSumsQuery = (query: CostQuery, months: PublishedMonths) => ({
  runs: [...(months.previous ?? []), ...months.current],
  from: months.from,
  months: months.count,
  groupBy: query.groupBy,
  measure: query.measure,
  filters: query,
});

/** What is in a currency altogether. */
type CurrencyTotal = Pick<CurrencySums, 'currency' | 'amount' | 'inRange'>;

/** The totals of months that are all in the range. */
const totalsOf = (rows: readonly MonthSums[]): CurrencyTotal[] =>
  [...Map.groupBy(rows, ({ currency }) => currency)].map(
    ([currency, sums]) => ({
      currency,
      amount: addShares(sums.map(({ amount }) => amount)),
      inRange: true,
    }),
  );

const provenance = (
  { measure }: CostQuery,
  { from, to, current, missing }: PublishedMonths,
  currency: string,
  totals: readonly CurrencyTotal[],
) => ({
  currency,
  measure,
  from,
  to,
  published: current.map(({ period, runId, publishedAt: at }) => ({
    period,
    runId,
    at,
  })),
  missing,
  otherCurrencies: totals
    .filter(total => total.inRange && total.currency !== currency)
    .map(({ currency: other, amount }) => ({ currency: other, amount })),
});

/** Whether days, or who owns a cost, are asked for of charges only: their indirect cost is left out. */
const leavesOutIndirect = (query: CostQuery) =>
  isChargeFiltered(query) &&
  (query.days !== undefined ||
    isOwnerFiltered(query) ||
    query.groupBy === 'application' ||
    query.groupBy === 'group');

type Amounts = Pick<
  MonthSums,
  'amount' | 'direct' | 'indirect' | 'unallocated' | 'restated' | 'incomplete'
>;

const toAmounts = (sums: Amounts) => ({
  amount: sums.amount,
  direct: sums.direct,
  indirect: sums.indirect,
  unallocated: sums.unallocated,
  ...(sums.restated !== '0' && { restated: sums.restated }),
  ...(sums.incomplete > 0 && { incomplete: sums.incomplete }),
});

const toComparison = (
  { previous, change }: Pick<KeySums, 'previous' | 'change'>,
  comparable: boolean,
) => ({
  previous: comparable ? previous : null,
  change: comparable ? change : null,
});

/** Every published month, also those without cost of the key; an unpublished one is left out. */
const keyMonths = (
  { groupBy }: CostQuery,
  { current }: PublishedMonths,
  sums: readonly MonthSums[],
) =>
  current
    .filter(({ period }) => groupBy !== 'month' || period === sums[0].key)
    .map(({ period }) => ({
      month: period,
      ...toAmounts(sums.find(({ month }) => month === period) ?? ZERO),
    }));

/** Answers cost queries of pages. */
export class CostService {
  readonly #costs: CostReadModel;
  readonly #labels: LabelReadModel;
  /** Shown when the months have several currencies and the query names none. */
  readonly #currency: string;
  readonly #coverage: CoverageReadModel;

  constructor(
    costs: CostReadModel,
    labels: LabelReadModel,
    coverage: CoverageReadModel,
    currency: string,
  ) {
    this.#costs = costs;
    this.#coverage = coverage;
    this.#labels = labels;
    this.#currency = currency;
  }

  async byKey(query: CostQuery, months: PublishedMonths): Promise<Costs> {
    const sumsQuery = toSumsQuery(query, months);
    const { items, totals } = await this.#costs.byKey(sumsQuery);
    const currency = this.#chooseCurrency(query, totals);
    const toLabel = await this.#loadLabels(query.groupBy, months);
    const comparable = months.previous !== null;
    const total = totals.find(each => each.currency === currency) ?? ZERO;
    return {
      ...provenance(query, months, currency, totals),
      ...(await this.#completeThrough(months)),
      groupBy: query.groupBy,
      ...(await this.#excluded(query, sumsQuery, currency)),
      total: { ...toAmounts(total), ...toComparison(total, comparable) },
      items: items
        .filter(item => item.currency === currency)
        .map(item => ({
          key: item.key,
          label: toLabel(item.key),
          ...toAmounts(item),
          ...toComparison(item, comparable),
        })),
    };
  }

  async byMonth(query: CostQuery, months: PublishedMonths): Promise<CostTrend> {
    const sumsQuery = toSumsQuery(query, { ...months, previous: null });
    const rows = await this.#costs.byMonth(sumsQuery);
    const totals = totalsOf(rows);
    const currency = this.#chooseCurrency(query, totals);
    const toLabel = await this.#loadLabels(query.groupBy, months);
    const byKey = groupByKey(rows.filter(row => row.currency === currency));
    return {
      ...provenance(query, months, currency, totals),
      ...(await this.#completeThrough(months)),
      groupBy: query.groupBy,
      ...(await this.#excluded(query, sumsQuery, currency)),
      items: [...byKey].map(([key, sums]) => ({
        key,
        label: toLabel(key),
        months: keyMonths(query, months, sums),
      })),
    };
  }

  /** What filters of charges leave out, as they hold for charges only. */
  async #excluded(
    query: CostQuery,
    sumsQuery: CostSumsQuery,
    currency: string,
  ) {
    if (!isChargeFiltered(query)) return {};
    const amountOf = (all: readonly { currency: string; amount: string }[]) =>
      all.find(each => each.currency === currency)?.amount ?? '0';
    const restated = amountOf(await this.#costs.restatedExcluded(sumsQuery));
    return {
      ...(leavesOutIndirect(query) && {
        indirectExcluded: amountOf(
          await this.#costs.indirectExcluded(sumsQuery),
        ),
      }),
      ...(restated !== '0' && { restatedExcluded: restated }),
    };
  }

  #chooseCurrency({ currency }: CostQuery, totals: readonly CurrencyTotal[]) {
    const present = totals.filter(total => total.inRange);
    return (
      currency ?? (present.length === 1 ? present[0].currency : this.#currency)
    );
  }

  async #completeThrough({ latest, to }: PublishedMonths) {
    const days = await this.#coverage.completeThrough(latest, `${to}-01`);
    return days.length > 0 && { completeThrough: days };
  }

  async #loadLabels(groupBy: GroupBy, { current }: PublishedMonths) {
    const dimension = LABEL_DIMENSIONS[groupBy];
    const names = dimension
      ? await this.#labels.names(
          dimension,
          current.map(run => run.runId),
        )
      : new Map<string, string>();
    return (key: string) => labelOf(names, key);
  }
}
