import { RouteRequest } from '@rosetta/contracts';
import {
  CostLine,
  explainCosts,
  listCostFilters,
  listCostLines,
  listCostTrend,
  listCosts,
  listPeriods,
  listUnallocated,
} from '@rosetta/contracts/finops';
import { PortalDouble } from '@rosetta/plugin-rosetta-core-react/testUtils';
import {
  CostLines,
  CostTrend,
  Costs,
  Explanation,
  Periods,
  Unallocated,
} from './types';

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

export const lineOf = (row: number): CostLine => ({
  lineId: `line-${row}`,
  runId: 'run-9',
  period: '2024-09',
  chargePeriod: {
    from: '2024-09-03T00:00:00.000Z',
    to: '2024-09-04T00:00:00.000Z',
  },
  application: null,
  kind: 'unallocated',
  amount: '0.00000000123',
  charge: {
    amount: '0.00000000123',
    currency: 'USD',
    provider: 'AWS',
    account: '111122223333',
    product: `Product ${row}`,
    category: 'Usage',
    tags: { env: 'prod' },
  },
  reason: { code: 'no-pivot', text: 'No pivot for tags env=prod' },
  raw: { dataset: 'focus', file: 'focus_sample.csv', row },
});

/** By sub-account: one with a name, and what names none. */
const unallocatedOf = ({
  groupBy,
  currency = 'USD',
}: QueryOf<typeof listUnallocated>): Unallocated => ({
  currency,
  measure: 'effective',
  from: '2024-09',
  to: '2024-10',
  published: [
    { period: '2024-09', runId: 'run-9', at: '2024-10-02T02:00:00.000Z' },
  ],
  missing: [],
  otherCurrencies: [],
  groupBy,
  total: { amount: '5', lines: 3 },
  items:
    groupBy === 'reason'
      ? [{ key: 'no-pivot', label: 'No pivot', amount: '5', lines: 3, cure: { action: 'propose-pivot', text: 'Propose pivots' } }]
      : [
          { key: '42', label: 'Shop', amount: '4', lines: 2, cure: { action: 'propose-pivot', text: 'Propose it', pivot: { type: 'focus:subaccount', value: '42' } } },
          { key: 'none', label: 'None', amount: '1', lines: 1, cure: { action: 'make-rule', text: 'Make a rule' } },
        ],
}); // prettier-ignore

type LinesQuery = QueryOf<typeof listCostLines>;

const PAGE = 2;

/** Three lines, in pages of two, as cursors go. */
const pageOf = ({ cursor }: LinesQuery): CostLines =>
  cursor
    ? { items: [lineOf(3)] }
    : { items: [1, 2].map(lineOf).slice(0, PAGE), nextCursor: 'page-2' };

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

/** A direct part, one by a rule, and a credit that is unallocated; a platform passed 2 on. */
const EXPLAINED: Explanation = {
  currency: 'USD',
  measure: 'effective',
  from: '2024-09',
  to: '2024-10',
  published: [],
  missing: [],
  otherCurrencies: [],
  total: { amount: '14.5', direct: '10', indirect: '5', unallocated: '-0.5' },
  payers: [{ key: 'AWS|42', label: 'Paris', provider: 'AWS', account: '42' }],
  attributions: [
    { key: 'domain|compute', label: 'Compute', domain: 'compute' },
    {
      key: 'rule|support|3',
      label: 'Support',
      rule: { id: 'support', version: 3, name: 'Support', method: 'even' },
    },
  ],
  bearers: [
    { key: 'app-payments', label: 'Payments' },
    { key: 'rosetta:others', label: '7 others', members: 7 },
    { key: 'unallocated', label: 'Unallocated' },
  ],
  parts: [
    { payer: 'AWS|42', attribution: 'domain|compute', bearer: 'app-payments', kind: 'direct', amount: '10' },
    { payer: 'AWS|42', attribution: 'rule|support|3', bearer: 'app-payments', kind: 'indirect', amount: '4' },
    { payer: 'AWS|42', attribution: 'rule|support|3', bearer: 'rosetta:others', kind: 'indirect', amount: '1' },
    { payer: 'AWS|42', attribution: 'domain|compute', bearer: 'unallocated', kind: 'unallocated', amount: '-0.5' },
  ],
  passedOn: {
    amount: '2',
    items: [
      {
        application: 'app-platform',
        label: 'Platform',
        rule: { id: 'cluster', version: 1, name: 'Cluster', method: 'even' },
        bearer: { key: 'app-payments', label: 'Payments' },
        amount: '2',
      },
    ],
  },
}; // prettier-ignore

/** Answers other than the usual ones. */
export interface FinopsAnswers {
  costs?(query: QueryOf<typeof listCosts>): Costs;
  trend?(query: QueryOf<typeof listCostTrend>): CostTrend;
  lines?(query: LinesQuery): CostLines;
  periods?(): Periods;
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
  portal.answer(listCostFilters, () => ({
    billingAccounts: [{ id: '111122223333', label: 'Sample account' }],
    applications: [{ id: 'app-payments', label: 'Payments' }],
    groups: [{ id: 'retail', label: 'Retail' }],
    domains: [{ id: 'compute', label: 'Compute' }],
    providers: [{ id: 'aws', label: 'AWS' }],
    chargeCategories: [{ id: 'usage', label: 'Usage' }],
  }));
  portal.answer(listPeriods, given.periods ?? (() => PERIODS));
  return queries;
};
