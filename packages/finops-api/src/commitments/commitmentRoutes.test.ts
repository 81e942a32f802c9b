import { TestDatabases } from '@rosetta/test-kit/databases';
import { indirectFact, publishTestRun } from '@rosetta/finops-mart/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const use = (product: string, effective: string, list: string | null, more = {}) => ({
  ...{ product, effective, list },
  ...more,
}); // prettier-ignore
const committed = (id: string, status: 'Used' | 'Unused', quantity: string) => ({
  commitmentDiscountId: id,
  commitmentDiscountStatus: status,
  commitmentDiscountType: 'Reserved',
  commitmentDiscountCategory: 'Usage',
  commitmentDiscountQuantity: quantity,
  commitmentDiscountUnit: 'Hours',
}); // prettier-ignore

describe('GET /v1/commitments', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await createTestService(databases);
    await publishTestRun(service.db, {
      period: '2024-09',
      rules: [{ ruleId: 'even' }],
      facts: [
        use('vm', '6.000000000001', '10', { application: 'app-a', ...committed('ri-1', 'Used', '3') }),
        use('vm', '2', '0', committed('ri-1', 'Unused', '1')),
        use('vm', '10', '10'),
        use('vm', '1', null),
        // Never committed: it is not eligible.
        use('storage', '50', '50'),
        // No use: a payment, and tax.
        use('vm', '99', '99', { ...committed('ri-1', 'Used', '9'), chargeCategory: 'Purchase' }),
        use('db', '1', '4', { ...committed('sp-1', 'Used', '5'), provider: 'Azure', commitmentDiscountUnit: null }),
        use('vm', '3', '3', { currency: 'EUR', ...committed('ri-eur', 'Used', '1') }),
      ],
    });
    await publishTestRun(service.db, {
      period: '2024-10',
      rules: [{ ruleId: 'even' }],
      facts: [
        indirectFact('even', use('vm', '4', '5', committed('ri-1', 'Used', '2'))),
        use('storage', '7', '7'),
      ],
    });
  }); // prettier-ignore
  afterAll(() => service.stop());

  const get = async (query: Record<string, string> = {}) =>
    (await service.get('/v1/commitments', query).expect(200)).body;

  it('answers of a month what was used, wasted, covered and saved, to the last digit', async () => {
    expect(await get({ from: '2024-09', currency: 'USD' })).toMatchObject({
      currency: 'USD',
      from: '2024-09',
      to: '2024-10',
      missing: [],
      otherCurrencies: [{ currency: 'EUR', amount: '3' }],
      total: {
        used: '7.000000000001',
        unused: '2',
        utilization: expect.closeTo(7 / 9, 9),
        covered: '14',
        eligible: '24',
        coverage: expect.closeTo(14 / 24, 9),
        savings: '4.999999999999',
        incomplete: 1,
      },
      items: [
        {
          provider: 'AWS',
          commitment: 'ri-1',
          type: 'Reserved',
          category: 'Usage',
          used: '6.000000000001',
          unused: '2',
          utilization: expect.closeTo(0.75, 9),
          covered: '10',
          savings: '1.999999999999',
          quantity: { used: '3', unused: '1', unit: 'Hours' },
        },
        { provider: 'Azure', commitment: 'sp-1', utilization: 1, savings: '3', quantity: null },
      ],
    }); // prettier-ignore
  });

  it('judges month by month which products are eligible, and adds months up', async () => {
    const { months, total } = await get({
      from: '2024-09',
      to: '2024-11',
      currency: 'USD',
    });
    expect(months.map(({ month, covered, eligible, coverage }: any) => [month, covered, eligible, coverage])).toEqual([
      ['2024-09', '14', '24', expect.closeTo(14 / 24, 9)],
      ['2024-10', '5', '5', 1],
    ]); // prettier-ignore
    expect(total).toMatchObject({ used: '11.000000000001', eligible: '29' });
  });

  it('has nothing to divide where nothing was committed', async () => {
    expect(await get({ from: '2024-09', currency: 'GBP' })).toMatchObject({
      total: { used: '0', utilization: null, coverage: null, savings: '0' },
      months: [],
      items: [],
    });
    expect(await get({ from: '2024-08' })).toMatchObject({
      missing: ['2024-08'],
      items: [],
    });
  });

  it('answers CSV with all digits', async () => {
    const { text, headers } = await service
      .get('/v1/commitments', { from: '2024-09', currency: 'USD' })
      .set('accept', 'text/csv')
      .expect(200);
    expect(headers['content-disposition']).toContain('commitments-2024-09.csv');
    expect(text.split('\r\n')[1]).toBe(
      'AWS,ri-1,Reserved,Usage,USD,6.000000000001,2,0.7500000000000312,10,1.999999999999,3,1,Hours',
    );
  });

  it.each([
    [{ from: '2024-10', to: '2024-09' }, 'query.to: must be after from'],
    [{ currency: 'EURO' }, 'query.currency: must be the ISO 4217 code'],
    [{ provider: 'aws' }, 'query: unknown "provider"'],
    [{ from: '1990-01' }, 'from: is outside the supported range'],
  ])('refuses %j', async (query, message) => {
    const { body } = await service.get('/v1/commitments', query).expect(400);
    expect(body.error.message).toContain(message);
  });

  it('is open to everyone with a role, and to nobody else', async () => {
    await request(service.app).get('/v1/commitments').expect(401);
    const { status } = await request(service.app)
      .get('/v1/commitments')
      .set('authorization', 'Bearer visitor');
    expect(status).toBe(403);
  });
});
