import { RouteRequest } from '@rosetta/contracts';
import { listUnallocated } from '@rosetta/contracts/finops';
import { Unallocated } from '../types';

/** By sub-account: one with a name, and what names none. */
export const unallocatedOf = ({
  groupBy,
  currency = 'USD',
}: RouteRequest<typeof listUnallocated>['query']): Unallocated => ({
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
