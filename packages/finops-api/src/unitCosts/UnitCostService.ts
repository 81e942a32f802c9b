import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import { listUnitCosts, UNIT_COST_DECIMALS } from '@rosetta/contracts/finops';
import { addMonths, addShares, monthsOf } from '@rosetta/contracts/values';
import {
  LabelReadModel,
  MetricRow,
  PublishedRun,
  QuantityReadModel,
  QuantitySum,
} from '@rosetta/finops-mart';
import { CostService, CostTrend } from '../costs/CostService';
import { PublishedMonths } from '../costs/publishedMonths';
import { labelOf } from '../labelOf';
import { toUnitCosts } from './toUnitCosts';

export type UnitCostQuery = RouteRequest<typeof listUnitCosts>['query'];
export type UnitCosts = RouteAnswer<typeof listUnitCosts>;

type MonthCost = CostTrend['items'][number]['months'][number];

/** A trend has every month; one of which nothing was billed has no part that is not 0. */
const isBilled = ({ direct, indirect, unallocated, restated }: MonthCost) =>
  [direct, indirect, unallocated].some(part => part !== '0') ||
  restated !== undefined;

/** Costs of some months. */
type Costs = ReadonlyMap<string, Pick<MonthCost, 'amount' | 'incomplete'>>;

const costsByKey = (items: CostTrend['items']) =>
  new Map(
    [...Map.groupBy(items, ({ key }) => key)].map(([key, trends]) => [
      key,
      new Map(
        trends
          .flatMap(({ months }) => months.filter(isBilled))
          .map(month => [month.month, month]),
      ),
    ]),
  );

/** The cost of all items together, month by month. */
const totalsByMonth = (items: CostTrend['items']): Costs => {
  const months = items.flatMap(item => item.months.filter(isBilled));
  return new Map(
    [...Map.groupBy(months, ({ month }) => month)].map(([month, costs]) => [
      month,
      {
        amount: addShares(costs.map(({ amount }) => amount)),
        incomplete: costs.reduce((sum, of) => sum + (of.incomplete ?? 0), 0),
      },
    ]),
  );
};

/** The months in which a product or domain has all of the metric: its rows name no products. */
const countsInFull =
  ({ groupBy }: UnitCostQuery, { byProduct }: MetricRow) =>
  (month: string) =>
    (groupBy === 'product' || groupBy === 'domain') &&
    !byProduct.includes(month);

/** Quantities by month and key. */
const quantitiesOf = (
  sums: readonly QuantitySum[],
  query: UnitCostQuery,
  metric: MetricRow,
) => {
  const found = new Map(sums.map(sum => [`${sum.month}/${sum.key}`, sum]));
  const isWhole = countsInFull(query, metric);
  return (month: string, key: string | null) =>
    found.get(`${month}/${isWhole(month) ? null : key}`);
};

/** Keys with costs, largest first, then those with a quantity only. */
const keysOf = (
  costs: CostTrend['items'],
  sums: readonly QuantitySum[],
  query: UnitCostQuery,
  metric: MetricRow,
  from: string,
) => {
  const isWhole = countsInFull(query, metric);
  const consumed = sums.flatMap(({ key, month }) =>
    key === null || month < from || isWhole(month) ? [] : key,
  );
  return [...new Set([...costs.map(({ key }) => key), ...consumed.sort()])];
};

/** What is divided: costs of the months and of the one before them. */
interface Division {
  query: UnitCostQuery;
  months: PublishedMonths;
  runs: readonly PublishedRun[];
  metric: MetricRow;
  trends: readonly CostTrend['items'][];
}

/** Answers what costs are for one unit of a metric. */
export class UnitCostService {
  readonly #costs: CostService;
  readonly #quantities: QuantityReadModel;
  readonly #labels: LabelReadModel;

  constructor(
    costs: CostService,
    quantities: QuantityReadModel,
    labels: LabelReadModel,
  ) {
    this.#costs = costs;
    this.#quantities = quantities;
    this.#labels = labels;
  }

  /** @param before - the month before, which the first one is compared with; none where it is not published */
  async list(
    query: UnitCostQuery,
    months: PublishedMonths,
    before?: PublishedMonths,
  ): Promise<UnitCosts> {
    const runs = [...(before?.current ?? []), ...months.current];
    const metrics = await this.#quantities.metrics(runs, query);
    const metric = query.metric
      ? metrics.find(each => each.metric === query.metric)
      : metrics.find(({ matches }) => matches) ?? metrics.at(0);
    const { items, ...trend } = await this.#costs.byMonth(query, months);
    const { currency } = trend;
    const earlier =
      before && (await this.#costs.byMonth({ ...query, currency }, before));
    return {
      ...trend,
      groupBy: query.groupBy,
      metric: query.metric ?? metric?.metric ?? null,
      decimals: UNIT_COST_DECIMALS,
      metrics: metrics.map(({ byProduct, matches: _, ...each }) => ({
        ...each,
        byProduct: byProduct.length > 0,
      })),
      ...(metric
        ? await this.#divide({
            ...{ query, months, runs, metric },
            trends: [items, earlier?.items ?? []],
          })
        : { total: { months: [] }, items: [] }),
    };
  }

  async #divide(of: Division) {
    const { query, months, runs, metric, trends } = of;
    const sums = await this.#quantities.byMonth({
      ...{ runs, metric: metric.metric, groupBy: query.groupBy },
      ...{ filters: query, byProduct: metric.byProduct },
    });
    const quantityOf = quantitiesOf(sums, query, metric);
    const published = new Set(runs.map(({ period }) => period));
    const compared = monthsOf(addMonths(months.from, -1), months.to);
    const unitCosts = (cost: Costs, key: string | null) =>
      toUnitCosts(
        compared.map(month => ({
          month,
          isPublished: published.has(month),
          cost: cost.get(month),
          consumed: quantityOf(month, key),
        })),
      ).slice(1);
    const names = await this.#labels.names(
      query.groupBy,
      runs.map(({ runId }) => runId),
    );
    const costs = costsByKey(trends.flat());
    return {
      total: { months: unitCosts(totalsByMonth(trends.flat()), null) },
      items: keysOf(trends[0], sums, query, metric, months.from).map(key => ({
        key,
        label: labelOf(names, key),
        months: unitCosts(costs.get(key) ?? new Map(), key),
      })),
    };
  }
}
