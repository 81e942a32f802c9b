import { TestDatabases } from '@rosetta/test-kit/databases';
import { publishTestRun, TestRun } from '@rosetta/finops-mart/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

type Fact = NonNullable<TestRun['facts']>[number];

/** One day of usage of the shop, unless said otherwise. */
const used = (day: string, effective: string, more: Fact = {}): Fact => {
  const chargeFrom = `${day}T00:00:00.000Z`;
  const next = new Date(Date.parse(chargeFrom) + 86_400_000).toISOString();
  return { application: 'app-shop', effective, chargeFrom, chargeTo: next, ...more }; // prettier-ignore
};

describe('GET /v1/costs/daily', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    await publishTestRun(service.db, {
      period: '2024-09',
      facts: [
        used('2024-09-29', '1.50'),
        used('2024-09-29', '0.25', { provider: 'Azure' }),
        used('2024-09-30', '2'),
        used('2024-09-30', '100', { application: 'app-bank' }),
        used('2024-09-30', '100', { chargeCategory: 'Tax' }),
        used('2024-09-30', '100', { chargeClass: 'Correction' }),
        // A month of support says nothing of the days in it.
        used('2024-09-30', '100', { chargeTo: '2024-10-30T00:00:00.000Z' }),
        used('2024-09-30', '3', { currency: 'EUR' }),
      ],
    });
    await publishTestRun(service.db, {
      period: '2024-11',
      facts: [
        used('2024-11-02', '4'),
        used('2024-11-01', '1', { provider: 'Azure' }),
      ],
    });
  });
  afterAll(() => service.stop());

  const daily = (query: object) =>
    service.get('/v1/costs/daily', { application: 'app-shop', ...query });

  it('adds up the direct usage of an application by day, and says which days may still grow', async () => {
    const { body } = await daily({ from: '2024-10-31', to: '2024-11-04', currency: 'USD' }).expect(200); // prettier-ignore
    expect(body).toEqual({
      currency: 'USD',
      from: '2024-10-31',
      to: '2024-11-04',
      items: [
        { day: '2024-11-01', amount: '1', complete: true },
        { day: '2024-11-02', amount: '4', complete: false },
        { day: '2024-11-03', amount: '0', complete: false },
      ],
      published: [
        { period: '2024-11', runId: expect.any(String), at: expect.any(String) }, // prettier-ignore
      ],
      missing: ['2024-10'],
      otherCurrencies: [],
    });
  });

  it('leaves out what comes when it comes, and names other currencies', async () => {
    const { body } = await daily({ from: '2024-09-28', to: '2024-10-01' }).expect(200); // prettier-ignore
    expect(body).toMatchObject({
      currency: 'USD',
      items: [
        { day: '2024-09-28', amount: '0', complete: true },
        { day: '2024-09-29', amount: '1.75', complete: true },
        { day: '2024-09-30', amount: '2', complete: true },
      ],
      otherCurrencies: [{ currency: 'EUR', amount: '3' }],
    });
  });

  it('answers days of nothing for an application without cost', async () => {
    const { body } = await daily({ application: 'app-none', from: '2024-09-29', to: '2024-10-01' }).expect(200); // prettier-ignore
    expect(body.items.map(({ amount }: { amount: string }) => amount)).toEqual(['0', '0']); // prettier-ignore
  });

  it.each([
    [{ from: '2024-09-01' }, 'to'],
    [{ from: '2024-09-02', to: '2024-09-01' }, 'to: must be after from'],
    [{ from: '2023-01-01', to: '2024-09-01' }, 'to: must be 400 days or less after from'],
    [{ from: '2024-09-01', to: '2024-09-02', application: 'app-shop,app-bank' }, 'application: must be one application'],
    [{ from: '2024-09-01', to: '2024-09-02', currency: 'XXY' }, 'currency: must be the ISO 4217 code'],
  ])('returns 400 for %j, and names the field', async (query, problem) => {
    const { body, status } = await daily(query);
    expect([status, body.error.message]).toEqual([400, expect.stringContaining(problem)]);
  }); // prettier-ignore

  it('returns 401 without a token and 403 without the right', async () => {
    const path = '/v1/costs/daily?application=app-shop&from=2024-09-01&to=2024-09-02'; // prettier-ignore
    const alone = await request(service.app).get(path);
    const visitor = await request(service.app).get(path).set('authorization', 'Bearer visitor'); // prettier-ignore
    expect([alone.status, visitor.status]).toEqual([401, 403]);
  });
});
