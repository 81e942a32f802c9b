import { AgreedPriceToSet, Price } from '@rosetta/contracts/finops';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';
import { commonRefusals, valueRequests } from '../__testUtils__/valueRequests';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const YEAR = new Date().getUTCFullYear() - 1;
const [JULY, AUGUST, SEPTEMBER, OCTOBER] = ['07', '08', '09', '10'].map(month => `${YEAR}-${month}`); // prettier-ignore

const usage = (sku: string | null, quantity: string, effective: string, more: object = {}) => ({
  ...{ product: 'vm', sku, pricingQuantity: quantity, pricingUnit: 'Hours', effective },
  ...more,
}); // prettier-ignore

const agreed = (sku: string, price: string | null, more: object = {}) => ({
  ...{ product: 'vm', sku, unit: 'Hours', currency: 'USD', since: AUGUST },
  price,
  ...more,
});

describe('the agreed prices API', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    await publishTestRun(service.db, {
      period: AUGUST,
      facts: [usage('small', '10', '5')],
    });
    await publishTestRun(service.db, {
      period: SEPTEMBER,
      facts: [
        usage('small', '10', '6'),
        usage('large', '2', '3.000000000001'),
        usage(null, '4', '1'),
        usage('disk', '7', '2', { product: 'disk', pricingUnit: 'GB' }),
      ],
    });
  });
  afterAll(() => service.stop());

  const requests = valueRequests(() => service, {
    path: '/v1/prices',
    listPath: '/v1/prices/agreed',
    reason: 'Contract of 2025',
  });
  const { list, put } = requests;
  const shown = async (query: Record<string, string> = {}) =>
    (await service.get('/v1/prices', { from: SEPTEMBER, ...query }).expect(200)).body.items.map(
      ({ product, sku, agreedUnitPrice, agreedQuantity, difference, state }: Price) =>
        [product, sku, agreedUnitPrice, agreedQuantity, difference, state].join('|'),
    ); // prettier-ignore

  it('compares what was paid with the agreed price of the SKU, else of the product, and tells the difference in money', async () => {
    const { body, headers } = await put(
      agreed('', '0.3'),
      agreed('small', '0.5'),
      agreed('large', '1.5'),
    );
    expect(headers.etag).toBe(`"${body.revision}"`);
    expect(body.changes).toHaveLength(3);
    expect(body.changes[1]).toEqual({ ...agreed('small', null), price: undefined, before: null, after: '0.5' }); // prettier-ignore
    expect(await shown({ by: 'sku' })).toEqual([
      'disk|disk||||not-agreed',
      'vm||0.3|4|-0.2|cheaper',
      'vm|large|1.5|2|0.000000000001|as-agreed',
      'vm|small|0.5|10|1|dearer',
    ]);
    expect(await shown()).toEqual([
      'disk|||||not-agreed',
      'vm||0.575|16|0.800000000001|dearer',
    ]);
    expect(await shown({ by: 'sku', state: 'cheaper' })).toEqual([
      'vm||0.3|4|-0.2|cheaper',
    ]);
  });

  it('applies a price from its month until the month of the next one', async () => {
    await put(agreed('small', '0.6', { since: SEPTEMBER }), agreed('small', '9', { since: OCTOBER })); // prettier-ignore
    const query = { by: 'sku', sku: 'small' };
    expect(await shown(query)).toEqual(['vm|small|0.6|10|0|as-agreed']);
    expect(await shown({ ...query, from: AUGUST })).toEqual(['vm|small|0.5|10|0|as-agreed']); // prettier-ignore
    await put(agreed('small', null, { since: SEPTEMBER }));
    expect(await shown(query)).toEqual(['vm|small|0.5|10|1|dearer']);
  });

  it('lists prices page by page and as CSV, and who changed one from what to what, and why', async () => {
    const { items } = await list();
    const keys = items.map(({ sku, since, price }: AgreedPriceToSet) => [sku, since, price].join('|')); // prettier-ignore
    expect(keys).toEqual([`|${AUGUST}|0.3`, `large|${AUGUST}|1.5`, `small|${AUGUST}|0.5`, `small|${OCTOBER}|9`]); // prettier-ignore
    const first = await list({ limit: 3 });
    const rest = await list({ limit: 3, cursor: first.nextCursor });
    expect([...first.items, ...rest.items]).toEqual(items);
    const { text } = await service.get('/v1/prices/agreed').set('accept', 'text/csv').expect(200); // prettier-ignore
    expect(text.split('\r\n')[1]).toMatch(`vm,,Hours,USD,${AUGUST},0.3,user:default/jane,`); // prettier-ignore
    const { body } = await service.get('/v1/prices/changes', { sku: 'small', limit: 1 }).expect(200); // prettier-ignore
    expect(body.items).toMatchObject([
      { sku: 'small', since: SEPTEMBER, before: '0.6', after: null, reason: 'Contract of 2025', updatedBy: 'user:default/jane' },
    ]); // prettier-ignore
    const audit = await request(service.app)
      .get('/v1/audit')
      .query({ kind: 'agreed-price', limit: 1 })
      .set('authorization', 'Bearer Rosetta_FinOps_Admin')
      .expect(200);
    expect(audit.body.items).toMatchObject([
      { op: 'delete', before: { price: '0.6' }, after: null, reason: 'Contract of 2025' },
    ]); // prettier-ignore
  });

  const GOOD = agreed('other', '1');

  it.each([
    ['a price below 0', [GOOD, agreed('a', '-1')], 'body.items[1].price: must be 0 or more; null removes the price'],
    ['a name in place of a key', [GOOD, agreed('a', '1', { product: 'Amazon EC2' })], 'body.items[1].product: must be the key of a product, such as amazon-ec2'],
    ['a product that is not billed', [GOOD, agreed('', '1', { product: 'nope' })], 'body.items[1].product: no published month has usage of nope with a quantity; correct it: GET /v1/prices'],
    ['a unit that its product is not billed in', [GOOD, agreed('', '1', { unit: 'hours' })], 'body.items[1].unit: no published month bills vm in hours; it is billed in Hours'],
    ['a currency that its product is not billed in', [GOOD, agreed('', '1', { currency: 'EUR' })], 'body.items[1].currency: no published month bills vm in EUR; it is billed in USD'],
    ['a price without a unit', [GOOD, agreed('a', '1', { unit: ' ' })], 'body.items[1].unit: must not be empty'],
    ['a month that is none', [GOOD, agreed('a', '1', { since: '2024-13' })], 'body.items[1].since: must be a month, YYYY-MM'],
    ['a month that no bill can be of', [GOOD, agreed('', '1', { since: '2999-01' })], 'body.items[1].since: is outside the supported range'],
    ['a code that is no currency', [GOOD, agreed('a', '1', { currency: 'XXX' })], 'body.items[1].currency: must be the ISO 4217 code of a currency'],
    ['the same price twice', [GOOD, GOOD], `body.items[1]: is the second price of vm, SKU other in USD for Hours from ${AUGUST}; give one`],
    ['a field it does not know', [{ ...GOOD, month: JULY }], 'body.items[0]: unknown "month"'],
  ])('refuses %s, names field and cure, and saves nothing', async (_, items, message) => {
    expect(await requests.refusalOf(items)).toContain(message);
  }); // prettier-ignore

  it.each(
    commonRefusals(requests, GOOD, ['/v1/prices/agreed', '/v1/prices/changes']),
  )('%s', async (_, check) => {
    await expect(check()).resolves.toBeUndefined();
  });
});
