import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import {
  GroupBy,
  UNALLOCATED,
  listCosts,
  listCostTrend,
} from '@rosetta/contracts/finops';
import {
  CostReadModel,
  CurrencySums,
  KeySums,
  LabelDimension,
  LabelReadModel,
  MonthSums,
} from '@rosetta/finops-mart';
import { CostWindow } from './window';

export type CostView = RouteRequest<typeof listCosts>['query'];
export type Costs = RouteAnswer<typeof listCosts>;
export type CostTrend = RouteAnswer<typeof listCostTrend>;

const NOTHING = {
  amount: '0',
  direct: '0',
  indirect: '0',
  unallocated: '0',
  incomplete: 0,
  previous: '0',
  change: null,
};

const LABELS: Partial<Record<GroupBy, LabelDimension>> = {
  domain: 'domain',
  family: 'family',
  product: 'product',
  application: 'application',
  group: 'group',
};

const byKeyOf = (rows: readonly MonthSums[]) => {
  const byKey = new Map<string, MonthSums[]>();
  for (const row of rows)
    byKey.set(row.key, [...(byKey.get(row.key) ?? []), row]);
  return byKey;
};

const queryOf = (view: CostView, window: CostWindow) => ({
  runs: [...(window.previous ?? []), ...window.current],
  from: window.from,
  months: window.months,
  groupBy: view.groupBy,
  measure: view.measure,
  filters: view,
});

const provenance = (
  { measure }: CostView,
  { from, to, current, missing }: CostWindow,
  currency: string,
  totals: readonly CurrencySums[],
) => ({
  currency,
  measure,
  from,
  to,
  published: current.map(({ period, runId, at }) => ({ period, runId, at })),
  missing,
  otherCurrencies: totals
    .filter(total => total.present && total.currency !== currency)
    .map(({ currency: other, amount }) => ({ currency: other, amount })),
});

type Amounts = Pick<
  MonthSums,
  'amount' | 'direct' | 'indirect' | 'unallocated' | 'incomplete'
>;

const amountsOf = (sums: Amounts) => ({
  amount: sums.amount,
  direct: sums.direct,
  indirect: sums.indirect,
  unallocated: sums.unallocated,
  ...(sums.incomplete > 0 && { incomplete: sums.incomplete }),
});

const comparison = (
  { previous, change }: Pick<KeySums, 'previous' | 'change'>,
  comparable: boolean,
) => ({
  previous: comparable ? previous : null,
  change: comparable ? change : null,
});

/** Every published month, also those in which the key cost nothing: a missing one stays a gap. */
const monthsOfKey = (
  { groupBy }: CostView,
  { current }: CostWindow,
  sums: readonly MonthSums[],
) =>
  current
    .filter(({ period }) => groupBy !== 'month' || period === sums[0].key)
    .map(({ period }) => ({
      month: period,
      ...amountsOf(sums.find(({ month }) => month === period) ?? NOTHING),
    }));

/** Costs of a window as pages ask for them. */
export class CostViews {
  readonly #costs: CostReadModel;
  readonly #labels: LabelReadModel;
  /** Shown when a window holds several currencies and none is asked for. */
  readonly #currency: string;

  constructor(costs: CostReadModel, labels: LabelReadModel, currency: string) {
    this.#costs = costs;
    this.#labels = labels;
    this.#currency = currency;
  }

  async byKey(view: CostView, window: CostWindow): Promise<Costs> {
    const { items, totals } = await this.#costs.byKey(queryOf(view, window));
    const currency = this.#choose(view, totals);
    const labelOf = await this.#labelsOf(view.groupBy, window);
    const comparable = window.previous !== null;
    const total = totals.find(each => each.currency === currency) ?? NOTHING;
    return {
      ...provenance(view, window, currency, totals),
      groupBy: view.groupBy,
      total: { ...amountsOf(total), ...comparison(total, comparable) },
      items: items
        .filter(item => item.currency === currency)
        .map(item => ({
          key: item.key,
          label: labelOf(item.key),
          ...amountsOf(item),
          ...comparison(item, comparable),
        })),
    };
  }

  async byMonth(view: CostView, window: CostWindow): Promise<CostTrend> {
    const query = queryOf(view, { ...window, previous: null });
    const { totals } = await this.#costs.byKey(query);
    const currency = this.#choose(view, totals);
    const labelOf = await this.#labelsOf(view.groupBy, window);
    const rows = await this.#costs.byMonth(query);
    const byKey = byKeyOf(rows.filter(row => row.currency === currency));
    return {
      ...provenance(view, window, currency, totals),
      groupBy: view.groupBy,
      items: [...byKey].map(([key, sums]) => ({
        key,
        label: labelOf(key),
        months: monthsOfKey(view, window, sums),
      })),
    };
  }

  #choose({ currency }: CostView, totals: readonly CurrencySums[]) {
    const present = totals.filter(total => total.present);
    return (
      currency ?? (present.length === 1 ? present[0].currency : this.#currency)
    );
  }

  async #labelsOf(groupBy: GroupBy, { current }: CostWindow) {
    const dimension = LABELS[groupBy];
    const names = dimension
      ? await this.#labels.names(
          dimension,
          current.map(run => run.runId),
        )
      : new Map<string, string>();
    return (key: string) =>
      names.get(key) ?? (key === UNALLOCATED ? 'Unallocated' : key);
  }
}
