import { RouteRequest } from '@rosetta/contracts';
import { CostLine, listCostLines } from '@rosetta/contracts/finops';
import { CostLines } from '../types';

export type LinesQuery = RouteRequest<typeof listCostLines>['query'];

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

const PAGE = 2;

/** Three lines, in pages of two, as cursors go. */
export const pageOf = ({ cursor }: LinesQuery): CostLines =>
  cursor
    ? { items: [lineOf(3)] }
    : { items: [1, 2].map(lineOf).slice(0, PAGE), nextCursor: 'page-2' };
