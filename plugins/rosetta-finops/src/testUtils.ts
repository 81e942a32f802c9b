import { RouteRequest } from '@rosetta/contracts';
import {
  Anomaly,
  CostForecast,
  explainCosts,
  getForecast,
  listBudgets,
  listAnomalies,
  listCostFilters,
  listCostLines,
  listCostTrend,
  listCosts,
  listPeriods,
  listUnallocated,
  listUnitCosts,
} from '@rosetta/contracts/finops';
import { PortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import { EXPLAINED } from './explain/testUtils';
import { FORECAST } from './forecast/testUtils';
import { LinesQuery, pageOf } from './lines/testUtils';
import { CostLines, CostTrend, Costs, Periods } from './types';
import { unallocatedOf } from './unallocated/testUtils';

type Item = Costs['items'][number];
type QueryOf<R> = RouteRequest<R>['query'];

export const item = (
  key: string,
  amount: string,
  more: Partial<Item> = {},
): Item => ({
  key,
  label: key[0].toLocaleUpperCase() + key.slice(1),
  amount,
  direct: amount,
  indirect: '0',
  unallocated: '0',
  previous: null,
  change: null,
  ...more,
});

/** September 2024, by domain, unless said otherwise. */
export const costsOf = (items: Item[], more: Partial<Costs> = {}): Costs => ({
  currency: 'USD',
  measure: 'effective',
  from: '2024-09',
  to: '2024-10',
  published: [
    { period: '2024-09', runId: 'run-9', at: '2024-10-02T02:00:00.000Z' },
  ],
  missing: [],
  otherCurrencies: [],
  groupBy: 'domain',
  total: {
    amount: '14.97651418586',
    direct: '9.97651418586',
    indirect: '0',
    unallocated: '5',
    previous: '10',
    change: 0.497651,
  },
  items,
  ...more,
});

export const trendOf = (more: Partial<CostTrend> = {}): CostTrend => ({
  currency: 'USD',
  measure: 'effective',
  from: '2024-08',
  to: '2024-10',
  published: [],
  missing: ['2024-08'],
  otherCurrencies: [],
  groupBy: 'domain',
  items: [
    {
      key: 'compute',
      label: 'Compute',
      months: [
        {
          month: '2024-09',
          amount: '10',
          direct: '10',
          indirect: '0',
          unallocated: '0',
        },
      ],
    },
  ],
  ...more,
});

const PERIODS: Periods = {
  items: [
    {
      period: '2024-09',
      runId: 'run-9',
      publishedAt: '2024-10-02T02:00:00.000Z',
      lines: 999,
      currencies: ['USD'],
    },
  ],
  defaultRange: { from: '2024-09', to: '2024-10' },
};

const ITEMS = [
  item('compute', '10', { previous: '5', change: 1 }),
  item('storage', '4.97651418586', {
    direct: '0',
    unallocated: '4.97651418586',
    previous: '5',
    change: -0.0047,
  }),
];

/** Nothing is measured. */
const noUnitCosts = ({ groupBy }: QueryOf<typeof listUnitCosts>) => {
  const { total: _, items: __, groupBy: ___, ...provenance } = costsOf([]);
  return {
    ...{ ...provenance, groupBy, metric: null, metrics: [] },
    decimals: 12 as const,
    ...{ total: { months: [] }, items: [] },
  };
};

/** Answers other than the usual ones. */
export interface FinopsAnswers {
  costs?(query: QueryOf<typeof listCosts>): Costs;
  trend?(query: QueryOf<typeof listCostTrend>): CostTrend;
  lines?(query: LinesQuery): CostLines;
  periods?(): Periods;
  forecast?: CostForecast;
  /** Of the forecast. */
  completeThrough?: Costs['completeThrough'];
  anomalies?: Anomaly[];
}

/** A finops-api that records the queries it gets. */
export const serveFinops = (
  portal: PortalDouble,
  given: FinopsAnswers = {},
) => {
  const queries = {
    costs: [] as QueryOf<typeof listCosts>[],
    lines: [] as LinesQuery[],
    unallocated: [] as QueryOf<typeof listUnallocated>[],
    explained: [] as QueryOf<typeof explainCosts>[],
  };
  portal.answerMe();
  portal.answer(listCosts, ({ query }) => {
    queries.costs.push(query);
    const costs = () => costsOf(ITEMS, { groupBy: query.groupBy });
    return (given.costs ?? costs)(query);
  });
  portal.answer(listCostTrend, ({ query }) =>
    given.trend ? given.trend(query) : trendOf(),
  );
  portal.answer(listCostLines, ({ query }) => {
    queries.lines.push(query);
    return (given.lines ?? pageOf)(query);
  });
  portal.answer(explainCosts, ({ query }) => {
    queries.explained.push(query);
    return EXPLAINED;
  });
  portal.answer(listUnallocated, ({ query }) => {
    queries.unallocated.push(query);
    return unallocatedOf(query);
  });
  portal.answer(listAnomalies, () => ({ items: given.anomalies ?? [] }));
  portal.answer(listCostFilters, () => ({
    billingAccounts: [{ id: '111122223333', label: 'Sample account' }],
    applications: [{ id: 'app-payments', label: 'Payments' }],
    groups: [{ id: 'retail', label: 'Retail' }],
    domains: [{ id: 'compute', label: 'Compute' }],
    providers: [{ id: 'aws', label: 'AWS' }],
    chargeCategories: [{ id: 'usage', label: 'Usage' }],
  }));
  portal.answer(getForecast, ({ query: { horizon, groupBy, measure } }) => {
    const { groupBy: _, items: __, total: ___, ...provenance } = costsOf([]);
    return {
      ...{ ...provenance, measure, horizon, groupBy },
      completeThrough: given.completeThrough,
      total: given.forecast ?? FORECAST,
      items: groupBy
        ? [{ key: 'app-payments', label: 'Payments', ...FORECAST }]
        : [],
    };
  });
  portal.answer(listUnitCosts, ({ query }) => noUnitCosts(query));
  portal.answer(listBudgets, () => ({ revision: 0, items: [] }));
  portal.answer(listPeriods, given.periods ?? (() => PERIODS));
  return queries;
};
