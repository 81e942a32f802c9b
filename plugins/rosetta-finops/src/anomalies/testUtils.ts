import { Anomaly } from '@rosetta/contracts/finops';

const daysOf = (amounts: readonly string[]): Anomaly['days'] =>
  amounts.map((actual, at) => ({
    day: `2024-09-${String(at + 9).padStart(2, '0')}`,
    ...{ actual, expected: '100', low: '0', high: '200' },
    unusual: actual === '400',
  }));

/** Two days of a machine of the shop, which cost four times as much. */
export const anomalyOf = (more: Partial<Anomaly> = {}): Anomaly => ({
  id: '5e0ab08a-761d-4d52-8776-1eb8caf00039',
  kind: 'application',
  ...{ application: 'app-shop', applicationName: 'Shop', group: 'grp-shop' },
  ...{ provider: 'AWS', domain: 'compute', family: 'virtual-machines' },
  ...{ product: 'compute', productName: 'Compute', currency: 'USD' },
  ...{ start: '2024-09-10', end: '2024-09-11', ongoing: false },
  ...{ actual: '800', expected: '200', impact: '600', score: 12 },
  state: 'open',
  mayAnswer: false,
  drivers: [
    {
      ...{ account: '42', resource: 'machines/vm-1' },
      ...{ actual: '800', expected: '200', impact: '600' },
      ...{ byQuantity: '600', byPrice: '0', moved: 'quantity' },
    },
  ],
  days: daysOf(['100', '400', '400', '100']),
  ...more,
});
