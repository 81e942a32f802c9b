import { TestDatabases } from '@rosetta/test-kit/databases';
import { ComparedItem, COST_DRIVERS } from '@rosetta/contracts/finops';
import {
  indirectFact,
  publishTestRun,
  TestRun,
} from '@rosetta/finops-mart/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const NONE = Object.fromEntries(COST_DRIVERS.map(driver => [driver, '0']));
const POOL = 'c'.repeat(32);

const used = (sku: string, quantity: string, effective: string, more: Partial<TestRun['facts'][number]> = {}) =>
  ({ sku, region: 'eu-west-1', pricingQuantity: quantity, pricingUnit: 'Hours', effective, ...more }); // prettier-ignore

/** Each product shows one driver. */
const BEFORE: TestRun['facts'] = [
  used('small', '10', '10', { product: 'priced', application: 'app-a' }),
  used('small', '3', '10', { product: 'grown', application: 'app-a' }),
  used('small', '10', '10', { product: 'mixed', application: 'app-a' }),
  used('large', '10', '30', { product: 'mixed', application: 'app-b' }),
  { product: 'old', effective: '4', application: 'app-b', chargeFrom: '2024-08-31T23:00:00.000Z' },
  { product: 'tax', effective: '1', chargeCategory: 'Tax' },
  { product: 'shared', effective: '12', ...indirectFact('r', { pool: POOL }) },
  { domain: 'gone', effective: '7', currency: 'CHF' },
]; // prettier-ignore
const NOW: TestRun['facts'] = [
  used('small', '8', '12', { product: 'priced', application: 'app-a' }),
  used('small', '6', '20', { product: 'grown', application: 'app-b' }),
  used('small', '5', '5', { product: 'mixed', application: 'app-a' }),
  used('large', '15', '45', { product: 'mixed', application: 'app-b' }),
  { product: 'new', effective: '8', application: 'app-a' },
  { product: 'tax', effective: '1.5', chargeCategory: 'Tax' },
  { product: 'shared', effective: '18', ...indirectFact('r', { pool: POOL }) },
]; // prettier-ignore

const APPLICATIONS = ['app-a', 'app-b'].map(id => ({
  id,
  owners: [],
  attributes: {},
}));
const EVEN = { ruleId: 'r', targets: { applications: ['app-a', 'app-b'] } };
const FIXED = { ...EVEN, version: 2, method: 'fixed' as const, coefficients: { 'app-a': '0.75', 'app-b': '0.25' } }; // prettier-ignore

describe('GET /v1/costs/comparison', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    const publish = (period: string, facts: TestRun['facts'], rule: NonNullable<TestRun['rules']>[number]) =>
      publishTestRun(service.db, {
        period,
        facts: facts.map(fact => ({ chargeFrom: `${period}-01T00:00:00.000Z`, ...fact, ...(fact.pool && { ruleVersion: rule.version ?? 1 }) })),
        rules: [rule],
        applications: APPLICATIONS,
        labels: [{ dimension: 'product', key: 'priced', label: '=Priced' }],
      }); // prettier-ignore
    await publish('2024-08', BEFORE, EVEN);
    await publish('2024-09', NOW, FIXED);
  });
  afterAll(() => service.stop());

  const compare = async (query: Record<string, string> = {}) =>
    (await service.get('/v1/costs/comparison', { from: '2024-09', ...query }).expect(200)).body; // prettier-ignore
  const driversByKey = ({ items }: { items: ComparedItem[] }) =>
    Object.fromEntries(
      items.map(({ key, drivers }) => [
        key,
        Object.fromEntries(
          Object.entries(drivers!).filter(([, amount]) => amount !== '0'),
        ),
      ]),
    );

  it('tells price, volume and mix apart, and what has nothing to be compared with', async () => {
    const answer = await compare({ groupBy: 'product' });
    expect(driversByKey(answer)).toEqual({
      // 2 hours less at 1, then 8 hours that cost 0.5 more each.
      priced: { volume: '-2', price: '4' },
      // Three hours for 10, six for 20: no digit of the third is left over for the price.
      grown: { volume: '10' },
      // As many hours as before, of which more are dear.
      mixed: { mix: '10' },
      new: { appeared: '8' },
      old: { ended: '-4' },
      tax: { withoutQuantity: '0.5' },
      shared: { poolTotal: '6' },
    });
    expect(answer).toMatchObject({
      currency: 'USD',
      chargesOnly: false,
      now: { from: '2024-09', to: '2024-10', total: { amount: '109.5', indirect: '18' } },
      before: { from: '2024-08', total: { amount: '77', indirect: '12' }, otherCurrencies: [{ currency: 'CHF', amount: '7' }] },
      total: { difference: '32.5', drivers: { ...NONE, price: '4', volume: '8', mix: '10', appeared: '8', ended: '-4', withoutQuantity: '0.5', poolTotal: '6' } },
    }); // prettier-ignore
    expect(answer.items.map(({ key }: ComparedItem) => key).slice(0, 4)).toEqual(['grown', 'mixed', 'new', 'shared']); // prettier-ignore
  });

  it('splits what an application bears into the cost of the pool and its share of it, at prices that are the same for all', async () => {
    const answer = await compare({ groupBy: 'application' });
    expect(driversByKey(answer)).toMatchObject({
      // Half of 6 more, then a quarter more of 18.
      'app-a': { poolTotal: '3', poolShare: '4.5', appeared: '8' },
      'app-b': { poolTotal: '3', poolShare: '-4.5', volume: '30', ended: '-4', mix: '5' },
    }); // prettier-ignore
    const { total } = await compare({ groupBy: 'domain' });
    expect(answer.total).toEqual(total);
  });

  it('compares two applications over one window', async () => {
    const answer = await compare({
      application: 'app-a',
      withApplication: 'app-b',
      groupBy: 'product',
    });
    expect(answer).toMatchObject({
      now: { application: 'app-a', from: '2024-09', total: { amount: '38.5' } },
      before: { application: 'app-b', from: '2024-09', total: { amount: '69.5' } },
      total: { difference: '-31', drivers: { poolTotal: '0', poolShare: '9' } },
    }); // prettier-ignore
  });

  it('compares direct and unallocated charges before and after a day, and says what that leaves out', async () => {
    const answer = await compare({
      from: '2024-08',
      to: '2024-10',
      at: '2024-09-01',
    });
    expect(answer).toMatchObject({
      chargesOnly: true,
      now: { days: { from: '2024-09-01', to: '2024-10-01' }, total: { amount: '91.5', indirect: '0' }, indirectExcluded: '18' },
      before: { days: { from: '2024-08-02', to: '2024-09-01' }, total: { amount: '4' }, indirectExcluded: '0' },
      total: { difference: '87.5', drivers: { ...NONE, appeared: '91.5', ended: '-4' } },
    }); // prettier-ignore
  });

  it('lists as published or missing only the months that the compared days are in', async () => {
    const { now, before, total } = await compare({
      from: '2024-07',
      to: '2024-10',
      at: '2024-08-16',
    });
    expect(now).toMatchObject({ days: { from: '2024-08-16', to: '2024-10-01' }, missing: [] }); // prettier-ignore
    expect(before).toMatchObject({ days: { from: '2024-07-01', to: '2024-08-16' }, missing: ['2024-07'] }); // prettier-ignore
    expect([now, before].map(({ published }) => published.map(({ period }: { period: string }) => period))).toEqual([['2024-08', '2024-09'], ['2024-08']]); // prettier-ignore
    expect(total.difference).not.toBeNull();
  });

  it('names missing months, and answers no difference to a window without any figures', async () => {
    const partly = await compare({ to: '2024-11', withFrom: '2024-08' });
    expect(partly).toMatchObject({ now: { missing: ['2024-10'] }, total: { difference: '32.5' } }); // prettier-ignore
    expect(await compare({ withFrom: '2024-05' })).toMatchObject({
      before: { missing: ['2024-05'], total: { amount: '0' } },
      total: { difference: null, change: null, drivers: null },
      items: [{ difference: null, drivers: null }],
    });
  });

  it('pairs each month with the one that it is compared with', async () => {
    const { items } = await compare({ with: 'previous', groupBy: 'month' });
    expect(items).toMatchObject([
      { key: '2024-09', label: '2024-09', now: { amount: '109.5' }, before: { amount: '77' } },
    ]); // prettier-ignore
  });

  it('answers CSV, with names that no spreadsheet executes', async () => {
    const { text } = await service
      .get('/v1/costs/comparison', { from: '2024-09', groupBy: 'product' })
      .set('accept', 'text/csv')
      .expect(200);
    const [heading, ...rows] = text.trim().split('\r\n');
    expect(heading).toBe('key,label,currency,measure,now,before,difference,change,price,volume,mix,appeared,ended,withoutQuantity,poolTotal,poolShare,restated'); // prettier-ignore
    expect(rows).toContain("priced,'=Priced,USD,effective,12,10,2,0.2,4,-2,0,0,0,0,0,0,0"); // prettier-ignore
  });

  it.each([
    ['no token', {}, undefined, 401, ''],
    ['no role', {}, 'visitor', 403, ''],
    ['an unknown parameter', { wiht: 'year' }, 'Rosetta_User', 400, 'wiht'],
    ['two other sides', { with: 'year', withFrom: '2024-08' }, 'Rosetta_User', 400, 'withFrom'],
    ['the end of another window beside a side', { with: 'year', withTo: '2024-08' }, 'Rosetta_User', 400, 'withTo: cannot be combined with with'],
    ['a window that ends before it begins', { withFrom: '2024-08', withTo: '2024-07' }, 'Rosetta_User', 400, 'withTo'],
    ['a window out of reach', { withFrom: '1999-01' }, 'Rosetta_User', 400, 'withFrom'],
    ['an application alone', { withApplication: 'app-b' }, 'Rosetta_User', 400, 'application'],
    ['a group alone', { withGroup: 'grp-b' }, 'Rosetta_User', 400, 'group'],
    ['a day without days before it', { at: '2024-09-01' }, 'Rosetta_User', 400, 'at'],
    ['a day out of reach', { from: undefined, at: '1999-01-02' }, 'Rosetta_User', 400, 'at: is outside'],
    ['a day beside another', { at: '2024-09-02', day: '2024-09-01' }, 'Rosetta_User', 400, 'day'],
    ['months of days', { at: '2024-09-02', groupBy: 'month' }, 'Rosetta_User', 400, 'groupBy'],
    ['months that have no counterpart', { withFrom: '2024-06', withTo: '2024-08', groupBy: 'month' }, 'Rosetta_User', 400, 'groupBy'],
  ])('is refused with %s', async (_, query, role, status, field) => {
    const call = request(service.app)
      .get('/v1/costs/comparison')
      .query({ from: '2024-09', ...query });
    if (role) call.set('authorization', `Bearer ${role}`);
    const { body } = await call.expect(status);
    expect(body.error.message).toContain(field);
  }); // prettier-ignore
});
