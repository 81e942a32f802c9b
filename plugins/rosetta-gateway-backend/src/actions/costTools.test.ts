import { RouteAnswer } from '@rosetta/contracts';
import { listCosts } from '@rosetta/contracts/finops';
import { costTools } from './costTools';

type Costs = RouteAnswer<typeof listCosts>;

const [, compare] = costTools;

const costsOf = (
  amount: string,
  otherCurrencies: Costs['otherCurrencies'],
): Partial<Costs> => ({
  currency: 'USD',
  measure: 'effective',
  groupBy: 'domain',
  missing: [],
  total: { amount, direct: amount, indirect: '0', unallocated: '0', previous: null, change: null },
  items: [],
  otherCurrencies,
}); // prettier-ignore

describe('compare-costs', () => {
  it('compares one currency, and names what the windows hold in others', async () => {
    const queries: object[] = [];
    const answers = [
      costsOf('7', [{ currency: 'EUR', amount: '3' }]),
      costsOf('5', [{ currency: 'CHF', amount: '1.5' }]),
    ];
    const call = async (_: unknown, { query }: { query: object }) => {
      queries.push(query);
      return answers[queries.length - 1];
    };
    const input = { from: '2024-09', otherFrom: '2024-08', groupBy: 'domain', measure: 'effective' }; // prettier-ignore
    expect(await compare.run(input as never, call as never)).toMatchObject({
      total: { amount: '7', other: '5', difference: '2' },
      otherCurrencies: [
        { currency: 'CHF', amount: '0', other: '1.5', difference: '-1.5' },
        { currency: 'EUR', amount: '3', other: '0', difference: '3' },
      ],
    });
    expect(queries).toMatchObject([
      { from: '2024-09' },
      { from: '2024-08', currency: 'USD' },
    ]);
  });
});
