import { anomalyTools } from './anomalyTools';

const [list] = anomalyTools;

describe('list-cost-anomalies', () => {
  it('asks for the largest without their days, and says when there are more', async () => {
    const anomaly = { id: 'a', impact: '600', drivers: [{ resource: 'vm-1', moved: 'quantity' }] }; // prettier-ignore
    const queries: object[] = [];
    const call = async (_: unknown, { query }: { query: object }) => {
      queries.push(query);
      return {
        items: [{ ...anomaly, days: [], mayAnswer: false }],
        through: '2024-09-30',
        nextCursor: 'next',
      };
    };
    const input = { application: 'app-shop', state: 'open', limit: 1 };
    expect(await list.run(input, call as never)).toEqual({
      through: '2024-09-30',
      items: [anomaly],
      more: true,
    });
    expect(queries).toEqual([{ ...input, sort: 'impact', days: 'none' }]);
  });
});
