import { getForecast, listBudgets } from '@rosetta/contracts/finops';
import { planTools } from './planTools';

const [budgets, forecast] = planTools;

describe('planTools', () => {
  it.each([
    [budgets, listBudgets, { kind: 'group', key: 'retail' }],
    [forecast, getForecast, { application: 'app-shop', horizon: 'month-end' }],
  ])(
    'asks the route of $name what it was asked',
    async (tool, route, input) => {
      const asked: unknown[] = [];
      const call = async (...args: unknown[]) => asked.push(args);
      const query = tool.input.parse(input);
      await tool.run(query, call as never);
      expect(asked).toEqual([[route, { query }]]);
      expect(query).toMatchObject(input);
    },
  );

  it('refuses what the routes do not take', () => {
    for (const { input } of planTools)
      expect(input.safeParse({ team: 'retail' }).success).toBe(false);
  });
});
