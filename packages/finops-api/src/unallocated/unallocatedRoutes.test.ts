import { TestDatabases } from '@rosetta/test-kit/databases';
import { CostLine, UNALLOCATED_BYS } from '@rosetta/contracts/finops';
import {
  indirectFact,
  publishTestRun,
  TestRun,
} from '@rosetta/finops-mart/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const FACTS: TestRun['facts'] = [
  { effective: '1', application: 'app-a', subAccount: '42' },
  { effective: '2', subAccount: '42', subAccountName: 'Shop', resource: 'arn:1', reason: 'no-pivot' },
  { effective: '4', subAccount: '42', tags: '{"team":"web","app":"shop"}', reason: 'ambiguous-tags' },
  { effective: '8', kind: 'indirect', reason: null },
  { effective: '16', product: 'support', reason: 'no-identifier' },
  { effective: '-3', product: 'support', reason: null },
  { effective: '7', currency: 'EUR', product: 'support', reason: 'no-identifier' },
]; // prettier-ignore

describe('GET /v1/unallocated', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    await publishTestRun(service.db, {
      period: '2024-09',
      facts: FACTS,
      labels: [{ dimension: 'product', key: 'support', label: 'AWS Support' }],
    });
  });
  afterAll(() => service.stop());

  const list = async (query: Record<string, string | number> = {}) =>
    (await service.get('/v1/unallocated', query).expect(200)).body;

  it('lists accounts, largest first, with what would allocate them', async () => {
    expect(await list()).toMatchObject({
      currency: 'USD',
      measure: 'effective',
      from: '2024-09',
      to: '2024-10',
      groupBy: 'account',
      total: { amount: '19', lines: 4 },
      otherCurrencies: [{ currency: 'EUR', amount: '7' }],
      published: [{ period: '2024-09' }],
      missing: [],
      items: [
        { key: 'none', label: 'None', amount: '13', lines: 2, cure: { action: 'make-rule' } },
        {
          key: '42',
          label: 'Shop',
          amount: '6',
          lines: 2,
          cure: { action: 'propose-pivot', pivot: { type: 'focus:subaccount', value: '42' } },
        },
      ],
    }); // prettier-ignore
  });

  it('lists products and reasons by their names', async () => {
    const rows = async (groupBy: string) =>
      (await list({ groupBy })).items.map((item: Record<string, string>) => [
        item.key,
        item.label,
        item.amount,
      ]);
    expect(await rows('product')).toEqual([
      ['support', 'AWS Support', '13'],
      ['amazon-elastic-compute-cloud', 'amazon-elastic-compute-cloud', '6'],
    ]);
    expect(await rows('reason')).toEqual([
      ['no-identifier', 'No resource, tag or sub-account to go by', '16'],
      ['ambiguous-tags', 'Tags name several applications', '4'],
      ['no-pivot', 'No pivot for what the charge names', '2'],
      ['unknown', 'Not recorded', '-3'],
    ]);
  });

  it('adds up to the unallocated cost, by whatever it is listed', async () => {
    for (const measure of ['effective', 'list'])
      for (const groupBy of UNALLOCATED_BYS) {
        const costs = await service.get('/v1/costs', { measure }).expect(200);
        const { total, items } = await list({ groupBy, measure });
        const sum = items.reduce((all: number, item: { amount: string }) => all + Number(item.amount), 0); // prettier-ignore
        expect(String(sum)).toBe(total.amount);
        expect(total.amount).toBe(costs.body.total.unallocated);
      }
  });

  it('opens exactly the lines that each row counts', async () => {
    for (const groupBy of UNALLOCATED_BYS)
      for (const { key, lines } of (await list({ groupBy })).items) {
        const { body } = await service
          .get('/v1/costs/lines', {
            kind: 'unallocated',
            currency: 'USD',
            [groupBy]: key,
          }) // prettier-ignore
          .expect(200);
        expect([groupBy, key, body.items.length]).toEqual([groupBy, key, lines]); // prettier-ignore
      }
  });

  it('says on each unallocated line what was looked for in vain', async () => {
    const { body } = await service
      .get('/v1/costs/lines', { currency: 'USD' })
      .expect(200);
    const reasons = body.items.map(({ reason }: CostLine) => reason);
    expect(reasons.filter(Boolean)).toEqual([
      { code: 'no-identifier', text: 'Nothing to find an application by: no resource, no tags, no sub-account' },
      { code: 'ambiguous-tags', text: 'Tags name several applications, and rosetta.finops.tagKeys does not say which one counts: team=web, app=shop' },
      { code: 'no-pivot', text: 'No pivot for resource arn:1, sub-account 42; no tags' },
      { code: 'unknown', text: 'Its run did not record why; run the month again' },
    ]); // prettier-ignore
    const direct = body.items.find(({ kind }: CostLine) => kind === 'direct');
    expect(direct).not.toHaveProperty('reason');
  });

  it('narrows by reason and by the filters of costs', async () => {
    const amount = async (query: Record<string, string>) =>
      (await list(query)).total.amount;
    expect(await amount({ reason: 'no-pivot' })).toBe('2');
    expect(await amount({ reason: 'nosuch' })).toBe('0');
    expect(await amount({ product: 'support' })).toBe('13');
    expect(await amount({ provider: 'azure' })).toBe('0');
    expect(await amount({ tag: 'team=web' })).toBe('4');
    expect(await amount({ currency: 'EUR' })).toBe('7');
  });

  it('pages without losing or repeating a row, in the same runs', async () => {
    const whole = (await list({ groupBy: 'reason' })).items;
    const first = await list({ groupBy: 'reason', limit: 3 });
    expect(first.items).toEqual(whole.slice(0, 3));
    const rest = await list({
      groupBy: 'reason',
      limit: 3,
      cursor: first.nextCursor,
    });
    expect(rest.items).toEqual(whole.slice(3));
    expect(rest).not.toHaveProperty('nextCursor');
    await service
      .get('/v1/unallocated', { groupBy: 'product', cursor: first.nextCursor })
      .expect(400);
  });

  it('answers all rows as CSV', async () => {
    const { text } = await service
      .get('/v1/unallocated', { groupBy: 'reason', limit: 1 })
      .set('accept', 'text/csv')
      .expect(200);
    const rows = text.trimEnd().split('\r\n');
    expect(rows).toHaveLength(5);
    expect(rows[1]).toMatch(/^no-identifier,.*,USD,effective,16,1,make-rule,/);
  });

  it('lists what a pool leaves over, as a target of its rule is not valid', async () => {
    await publishTestRun(service.db, {
      period: '2024-07',
      facts: [indirectFact('support', { effective: '8', product: 'support' })],
      rules: [
        {
          ruleId: 'support',
          method: 'fixed',
          targets: { applications: ['app-a', 'app-gone'] },
          coefficients: { 'app-a': '0.75', 'app-gone': '0.25' },
        },
      ],
      applications: [{ id: 'app-a', owners: ['grp-shop'], attributes: {} }],
    });
    const costs = await service.get('/v1/costs', { from: '2024-07' });
    expect(costs.body.total).toMatchObject({ indirect: '6', unallocated: '2' });
    for (const [groupBy, key] of [['account', 'none'], ['product', 'support'], ['reason', 'target-not-valid']])
      expect(await list({ from: '2024-07', groupBy })).toMatchObject({
        total: { amount: '2', lines: 1 },
        items: [{ key, amount: '2' }],
      });
    expect(await list({ from: '2024-07', reason: 'no-pivot' })).toMatchObject({ items: [] });
    expect(await list({ from: '2024-07', account: 'none' })).toMatchObject({ items: [] });
  }); // prettier-ignore

  it('refuses what it does not know, and people without a role', async () => {
    const { body } = await service
      .get('/v1/unallocated', { groupBy: 'team' })
      .expect(400);
    expect(body.error.message).toContain('groupBy: must be one of');
    await service.get('/v1/unallocated', { application: 'app-a' }).expect(400);
    await request(service.app).get('/v1/unallocated').expect(401);
    await request(service.app)
      .get('/v1/unallocated')
      .set('authorization', 'Bearer visitor')
      .expect(403);
  });
});
