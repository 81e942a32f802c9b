import { RouteAnswer } from '@rosetta/contracts';
import {
  COST_DRIVERS,
  CostDrivers,
  compareCosts,
} from '@rosetta/contracts/finops';
import { costTools } from './costTools';

type Comparison = RouteAnswer<typeof compareCosts>;

const [, compare] = costTools;

const sideOf = (
  from: string,
  amount: string,
  otherCurrencies: Comparison['now']['otherCurrencies'],
): Comparison['now'] => ({
  from,
  to: '2024-10',
  published: [],
  missing: from === '2024-08' ? ['2024-08'] : [],
  otherCurrencies,
  total: { amount, direct: amount, indirect: '0', unallocated: '0' },
});

const DRIVERS = {
  ...Object.fromEntries(COST_DRIVERS.map(driver => [driver, '0'])),
  price: '2',
} as CostDrivers;

describe('compare-costs', () => {
  it('answers the drivers of the difference, and names what the windows hold in other currencies', async () => {
    const asked: unknown[] = [];
    const total = { difference: '2', change: 0.4, drivers: DRIVERS };
    const call = async (route: unknown, { query }: { query: object }) => {
      asked.push(route, query);
      const now = sideOf('2024-09', '7', [{ currency: 'EUR', amount: '3' }]);
      const before = sideOf('2024-08', '5', [{ currency: 'CHF', amount: '1.5' }]); // prettier-ignore
      return {
        ...{ currency: 'USD', measure: 'effective', groupBy: 'domain' },
        ...{ chargesOnly: false, now, before, total },
        items: [{ key: 'compute', label: 'Compute', now: now.total, before: before.total, ...total }],
      }; // prettier-ignore
    };
    const input = { from: '2024-09', otherFrom: '2024-08', groupBy: 'domain', measure: 'effective' }; // prettier-ignore
    expect(await compare.run(input as never, call as never)).toMatchObject({
      missing: [],
      otherMissing: ['2024-08'],
      total: { amount: '7', other: '5', difference: '2', drivers: DRIVERS },
      items: [{ key: 'compute', amount: '7', other: '5', drivers: DRIVERS }],
      otherCurrencies: [
        { currency: 'CHF', amount: '0', other: '1.5', difference: '-1.5' },
        { currency: 'EUR', amount: '3', other: '0', difference: '3' },
      ],
    });
    expect(asked).toEqual([
      compareCosts,
      expect.objectContaining({ from: '2024-09', withFrom: '2024-08' }),
    ]);
  });
});
