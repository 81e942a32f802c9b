import { TestDatabases } from '@rosetta/test-kit/databases';
import { Budget } from '@rosetta/contracts/finops';
import { addMonths, monthsOf } from '@rosetta/contracts/values';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import { addBudgets } from '../__testUtils__/addBudgets';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const MONTH = new Date().toISOString().slice(0, 7);
const LAST = addMonths(MONTH, -1);

describe('the forecasts of budgets', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    for (const [index, period] of monthsOf(addMonths(MONTH, -14), MONTH).entries()) // prettier-ignore
      await publishTestRun(service.db, {
        period,
        facts: [
          { application: 'app-pay', group: 'grp-pay', effective: String(1000 + 20 * index), product: 'vm' },
          { application: 'app-shop', group: 'grp-shop', effective: '10', product: 'vm' },
        ],
        groups: [
          { id: 'grp-shop', parent: null },
          { id: 'grp-pay', parent: 'grp-shop' },
        ],
      }); // prettier-ignore
    const budget = (key: string, amount: string, rest: object = {}) => ({
      kind: 'application' as const,
      key,
      month: MONTH,
      currency: 'USD' as const,
      amount,
      ...rest,
    });
    await addBudgets(service.db, [
      budget('app-pay', '1200'),
      budget('app-pay', '1400', { month: addMonths(MONTH, 2) }),
      budget('app-pay', '1', { month: addMonths(MONTH, 14) }),
      budget('app-pay', '1200', { month: LAST }),
      budget('grp-shop', '1400', { kind: 'group' }),
      budget('vm', '1200', { kind: 'product' }),
      budget('app-unknown', '5'),
    ]);
  });
  afterAll(() => service.stop());

  const read = async (query: Record<string, string>): Promise<Budget[]> =>
    (await service.get('/v1/budgets', query).expect(200)).body.items;

  it('are those of the same key in GET /v1/forecast, at the end of this month and ahead', async () => {
    const [far, ahead, now, over] = await read({ key: 'app-pay' });
    const months = async (horizon: string) =>
      (await service.get('/v1/forecast', { application: 'app-pay', horizon }))
        .body.total.months;
    const [{ month: _, ...expected }] = await months('month-end');
    expect(now).toMatchObject({ state: 'will-pass', actual: null, forecast: { ...expected, method: 'trend' } }); // prettier-ignore
    expect(ahead).toMatchObject({ state: 'on-track', forecast: { amount: (await months('12'))[2].amount } }); // prettier-ignore
    expect(far).toMatchObject({ state: null, forecast: null });
    expect(far).not.toHaveProperty('noForecast');
    expect(over).toMatchObject({ state: 'passed', actual: '1260', forecast: null }); // prettier-ignore
  });

  it('include the groups below a group, and all of a product', async () => {
    const [group] = await read({ kind: 'group' });
    const [product] = await read({ kind: 'product' });
    expect(Number(group.forecast!.amount)).toBeGreaterThan(1270);
    expect(group.state).toBe('on-track');
    expect(product.forecast).toEqual(group.forecast);
    expect(product.state).toBe('will-pass');
  });

  it('are left out, with the reason, for what never cost anything', async () => {
    expect(await read({ key: 'app-unknown' })).toMatchObject([
      { forecast: null, noForecast: 'not-enough-data', state: null },
    ]);
  });
});
