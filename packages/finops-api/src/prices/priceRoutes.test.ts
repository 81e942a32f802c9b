import request from 'supertest';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const YEAR = new Date().getUTCFullYear() - 1;
const [AUGUST, SEPTEMBER, OCTOBER] = ['08', '09', '10'].map(month => `${YEAR}-${month}`); // prettier-ignore

const NOT_AGREED = { agreedUnitPrice: null, agreedQuantity: null, difference: null, state: 'not-agreed' }; // prettier-ignore

describe('GET /v1/prices', () => {
  let service: TestService;
  const usage = (sku: string, quantity: string, effective: string, rest: object = {}) => ({
    product: 'vm',
    sku,
    pricingQuantity: quantity,
    pricingUnit: 'Hours',
    effective,
    list: '10',
    contracted: '8',
    ...rest,
  }); // prettier-ignore
  beforeAll(async () => {
    service = await createTestService(databases);
    await publishTestRun(service.db, {
      period: AUGUST,
      facts: [usage('small', '10', '8')],
    });
    await publishTestRun(service.db, {
      period: SEPTEMBER,
      facts: [
        usage('small', '10', '6'),
        usage('large', '2', '8', { application: 'app-shop' }),
        usage('large', '3', '3', { list: null, contracted: null }),
        usage('small', '4', '1', { currency: 'EUR', list: '0', contracted: '0' }),
        usage('small', '7', '5', { chargeCategory: 'Tax' }),
        usage('small', '0', '5'),
        { product: 'support' },
      ],
      labels: [{ dimension: 'product', key: 'vm', label: 'Machines' }],
    }); // prettier-ignore
  });
  afterAll(() => service.stop());

  const list = async (query: Record<string, string | number> = {}) =>
    (await service.get('/v1/prices', query).expect(200)).body;

  it('averages the units of a product in each month, currencies apart, and says what was taken off the list price', async () => {
    const { items, ...window } = await list({ from: SEPTEMBER });
    expect(window).toEqual({ from: SEPTEMBER, to: OCTOBER, missing: [] });
    const of = { month: SEPTEMBER, product: 'vm', label: 'Machines', sku: null, unit: 'Hours' }; // prettier-ignore
    expect(items).toEqual([
      { ...of, currency: 'EUR', quantity: '4', effective: '1', effectiveUnitPrice: '0.25', listUnitPrice: null, contractedUnitPrice: '0', negotiatedDiscount: null, effectiveDiscount: null, lines: 1, incomplete: 0, ...NOT_AGREED },
      { ...of, currency: 'USD', quantity: '15', effective: '17', effectiveUnitPrice: '1.133333333333', listUnitPrice: '1.666666666667', contractedUnitPrice: '1.333333333333', negotiatedDiscount: 0.2, effectiveDiscount: 0.3, lines: 3, incomplete: 1, ...NOT_AGREED },
    ]); // prettier-ignore
  });

  it('has the history of a SKU, newest month first, page by page', async () => {
    const query = { from: AUGUST, to: OCTOBER, by: 'sku', sku: 'small', currency: 'USD' }; // prettier-ignore
    const all = await list(query);
    expect(all.items).toMatchObject([
      { month: SEPTEMBER, sku: 'small', effectiveUnitPrice: '0.6', effectiveDiscount: 0.4 },
      { month: AUGUST, sku: 'small', effectiveUnitPrice: '0.8', effectiveDiscount: 0.2 },
    ]); // prettier-ignore
    const first = await list({ ...query, limit: 1 });
    expect(first.items).toEqual(all.items.slice(0, 1));
    const rest = await list({ ...query, limit: 1, cursor: first.nextCursor });
    expect(rest).toEqual({ ...all, items: all.items.slice(1) });
    expect((await list({ ...query, product: 'support' })).items).toEqual([]);
  });

  it('names months without a published run', async () => {
    expect(await list({ from: OCTOBER })).toMatchObject({ items: [], missing: [OCTOBER] }); // prettier-ignore
  });

  it('answers CSV with all digits', async () => {
    const { text, headers } = await service
      .get('/v1/prices', { from: AUGUST })
      .set('accept', 'text/csv')
      .expect(200);
    expect(headers['content-disposition']).toContain('prices.csv');
    expect(text.split('\r\n')).toEqual([
      'month,product,label,sku,currency,unit,quantity,effective,effectiveUnitPrice,contractedUnitPrice,listUnitPrice,negotiatedDiscount,effectiveDiscount,lines,incomplete,agreedUnitPrice,agreedQuantity,difference,state',
      `${AUGUST},vm,vm,,USD,Hours,10,8,0.8,0.8,1,0.2,0.2,1,0,,,,not-agreed`,
      '',
    ]);
  });

  it.each([
    [{ by: 'region' }, 'by'],
    [{ state: 'dear' }, 'state'],
    [{ currency: 'XXX' }, 'currency'],
    [{ from: OCTOBER, to: AUGUST }, 'from'],
    [{ application: 'app-shop' }, 'application'],
  ])('refuses %j, and names the parameter', async (query, field) => {
    const { body } = await service.get('/v1/prices', query).expect(400);
    expect(body.error.message).toContain(field);
  });

  it('refuses a person without a role, and a caller without an identity', async () => {
    const get = () => request(service.app).get('/v1/prices');
    expect((await get()).status).toBe(401);
    const refused = await get().set('authorization', 'Bearer visitor');
    expect(refused.status).toBe(403);
  });
});
