import request from 'supertest';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { addMonths, monthsOf } from '@rosetta/contracts/values';
import { publishTestRun, TestRun } from '@rosetta/finops-mart/testUtils';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const MONTH = new Date().toISOString().slice(0, 7);
const PAYMENTS = { application: 'app-payments' };

describe('GET /v1/forecast', () => {
  let service: TestService;
  const publish = (period: string, facts: TestRun['facts']) =>
    publishTestRun(service.db, {
      period,
      facts: facts.map(fact => ({
        chargeFrom: `${period}-01T00:00:00.000Z`,
        chargeTo: `${period}-02T00:00:00.000Z`,
        ...fact,
      })),
    });
  beforeAll(async () => {
    service = await createTestService(databases);
    const months = monthsOf(addMonths(MONTH, -14), MONTH);
    for (const [index, period] of months.entries())
      await publish(period, [
        { ...PAYMENTS, effective: String(1000 + 20 * index) },
        // Of the last seven months only.
        ...(index < 7 ? [] : [{ application: 'app-shop', effective: '10' }]),
      ]);
  });
  afterAll(() => service.stop());

  const forecast = async (query: Record<string, string> = {}) =>
    (await service.get('/v1/forecast', query).expect(200)).body;

  it('continues a trend for three months, with intervals that hold each other', async () => {
    const { total, ...answer } = await forecast(PAYMENTS);
    expect(answer).toMatchObject({
      horizon: '3',
      currency: 'USD',
      from: addMonths(MONTH, -14),
      missing: [],
    });
    expect(total.method).toBe('trend');
    expect(total.history).toHaveLength(14);
    expect(total.months.map(({ month }: { month: string }) => month)).toEqual(
      monthsOf(MONTH, addMonths(MONTH, 3)),
    );
    const [{ amount, interval80, interval95 }] = total.months;
    expect(Number(amount)).toBeGreaterThan(1260);
    expect(Number(amount)).toBeLessThan(1300);
    const bounds = [interval95.low, interval80.low, amount, interval80.high, interval95.high]; // prettier-ignore
    expect(bounds.map(Number)).toEqual(
      bounds.map(Number).sort((a, b) => a - b),
    );
    expect(total.backtest).toMatchObject({ origins: expect.any(Number) });
    expect(total.backtest.wape).toBeLessThan(total.backtest.baseline.wape);
  });

  it('forecasts twelve months of each application, and the total by itself', async () => {
    const { items, total, groupBy } = await forecast({
      horizon: '12',
      groupBy: 'application',
    });
    expect(groupBy).toBe('application');
    expect(total.months).toHaveLength(12);
    const [payments, shop] = items;
    expect(payments).toMatchObject({ key: 'app-payments', method: 'trend' });
    expect(payments.months).toHaveLength(12);
    expect(shop).toMatchObject({ key: 'app-shop', label: 'app-shop' });
  });

  it('adds what is forecast of the rest of this month to what is billed of it', async () => {
    await publish(MONTH, [
      { ...PAYMENTS, effective: '300' },
      {
        ...PAYMENTS,
        effective: '1',
        chargeFrom: `${MONTH}-10T00:00:00.000Z`,
        chargeTo: `${MONTH}-11T00:00:00.000Z`,
      },
    ]);
    const { total } = await forecast({ ...PAYMENTS, horizon: 'month-end' });
    expect(total.soFar).toMatchObject({ month: MONTH, amount: '301' });
    const [month, ...others] = total.months;
    expect(others).toEqual([]);
    const days = new Date(`${addMonths(MONTH, 1)}-01`);
    days.setUTCDate(0);
    const open = 1 - Number(total.soFar.through.slice(8)) / days.getUTCDate();
    const rest = Number(month.amount) - 301;
    expect(rest).toBeGreaterThan(1260 * open);
    expect(rest).toBeLessThan(1300 * open);
  });

  it('says that there is too little to forecast from, instead of a figure', async () => {
    const { total } = await forecast({ application: 'app-unknown' });
    expect(total.months).toEqual([]);
    expect(total).toMatchObject({ method: null, reason: 'not-enough-data' });
  });

  it.each([
    [{ horizon: '24' }, 'horizon'],
    [{ groupBy: 'month' }, 'groupBy'],
    [{ from: '2024-09' }, 'from'],
  ])('refuses %j, and names the parameter', async (query, field) => {
    const { body } = await service.get('/v1/forecast', query).expect(400);
    expect(body.error.message).toContain(field);
  });

  it('refuses a person without a role, and a caller without an identity', async () => {
    const get = () => request(service.app).get('/v1/forecast');
    expect((await get()).status).toBe(401);
    const refused = await get().set('authorization', 'Bearer visitor');
    expect(refused.status).toBe(403);
  });
});
