import { Explanation } from '../types';

/** A direct part, one by a rule, and a credit that is unallocated; a platform passed 2 on. */
export const EXPLAINED: Explanation = {
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
