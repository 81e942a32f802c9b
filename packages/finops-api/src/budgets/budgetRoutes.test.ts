import { TestDatabases } from '@rosetta/test-kit/databases';
import { Budget } from '@rosetta/contracts/finops';
import { dropRun } from '@rosetta/finops-mart';
import { indirectFact, publishTestRun } from '@rosetta/finops-mart/testUtils';
import request from 'supertest';
import { addBudgets } from '../__testUtils__/addBudgets';
import { createTestService, TestService } from '../__testUtils__/service';
import { commonRefusals, valueRequests } from '../__testUtils__/valueRequests';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** Far from the bounds of periods on either side, whenever this runs. */
const YEAR = new Date().getUTCFullYear() - 1;
const [SEPTEMBER, OCTOBER] = [`${YEAR}-09`, `${YEAR}-10`];

const budget = (key: string, amount: string | null, rest: object = {}) => ({
  kind: 'application',
  key,
  month: SEPTEMBER,
  currency: 'USD',
  amount,
  ...rest,
});

describe('the budgets API', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    await publishTestRun(service.db, {
      period: SEPTEMBER,
      facts: [
        { application: 'app-shop', group: 'grp-shop', effective: '75.5' },
        { application: 'app-pay', group: 'grp-pay', effective: '-0.25' },
        { effective: '9', product: 'support' },
        { effective: '1', product: 'licence', currency: 'EUR' },
      ],
      groups: [
        { id: 'grp-shop', parent: null },
        { id: 'grp-pay', parent: 'grp-shop' },
      ],
      labels: [{ dimension: 'application', key: 'app-shop', label: 'Shop' }],
    });
  });
  afterAll(() => service.stop());

  const requests = valueRequests(() => service, {
    path: '/v1/budgets',
    reason: 'Plan',
  });
  const { list, put, send } = requests;

  it('sets several budgets, and lists them with what their months cost, newest month first', async () => {
    const { body, headers } = await put(
      budget('app-shop', '100'),
      budget('app-pay', '0'),
      budget('grp-shop', '100', { kind: 'group' }),
      budget('support', '4.5', { kind: 'product' }),
      budget('app-shop', '80', { month: OCTOBER }),
      budget('app-shop', '60', { currency: 'EUR' }),
    );
    expect(body.changes).toHaveLength(6);
    expect(headers.etag).toBe(`"${body.revision}"`);
    const by = { updatedBy: 'user:default/jane', updatedAt: expect.stringMatching(/Z$/) }; // prettier-ignore
    const { items, ...rest } = await list();
    const all = {
      ...rest,
      // What a month that is near will come to is told below.
      items: items.map(
        ({ forecast: _, noForecast: __, ...item }: Budget) => item,
      ),
    };
    expect(all).toEqual({
      revision: body.revision,
      items: [
        { ...budget('app-shop', '80', { month: OCTOBER }), label: 'Shop', actual: null, used: null, state: null, ...by },
        { ...budget('app-pay', '0'), label: 'app-pay', actual: '-0.25', used: null, state: 'on-track', ...by },
        { ...budget('app-shop', '60', { currency: 'EUR' }), label: 'Shop', actual: '0', used: 0, state: 'on-track', ...by },
        { ...budget('app-shop', '100'), label: 'Shop', actual: '75.5', used: 0.755, state: 'on-track', ...by },
        { ...budget('grp-shop', '100', { kind: 'group' }), label: 'grp-shop', actual: '75.25', used: 0.7525, state: 'on-track', ...by },
        { ...budget('support', '4.5', { kind: 'product' }), label: 'support', actual: '9', used: 2, state: 'passed', ...by },
      ],
    }); // prettier-ignore
    const first = await list({ limit: 2 });
    expect(first.items).toEqual(items.slice(0, 2));
    const second = await list({ limit: 10, cursor: first.nextCursor });
    expect(second.items).toEqual(items.slice(2));
    expect(second).not.toHaveProperty('nextCursor');
    expect((await list({ kind: 'group', from: SEPTEMBER })).items).toHaveLength(1); // prettier-ignore
    expect((await list({ key: 'app-shop', to: OCTOBER })).items).toHaveLength(2); // prettier-ignore
  });

  it('answers CSV with all digits', async () => {
    const { text, headers } = await service
      .get('/v1/budgets', { kind: 'group' })
      .set('accept', 'text/csv')
      .expect(200);
    expect(headers['content-disposition']).toContain('budgets.csv');
    expect(text).toMatch(
      new RegExp(
        `^month,kind,key,label,currency,amount,actual,forecast,state,updatedBy,updatedAt\r\n${SEPTEMBER},group,grp-shop,grp-shop,USD,100,75.25,,on-track,user:default/jane,.*Z\r\n$`,
      ),
    );
  });

  it('changes and removes budgets, answers what changed, and keeps each change in the audit', async () => {
    const items = [
      budget('support', '5', { kind: 'product' }),
      budget('app-shop', null, { month: OCTOBER }),
      budget('grp-shop', '100', { kind: 'group' }),
      budget('app-unknown', null),
    ];
    const { body } = await put(...items);
    expect(body.changes).toMatchObject([
      { key: 'support', before: '4.5', after: '5' },
      { key: 'app-shop', month: OCTOBER, before: '80', after: null },
    ]);
    expect((await list({ from: OCTOBER })).items).toEqual([]);
    const audit = await request(service.app)
      .get('/v1/audit')
      .query({ kind: 'budget', limit: 2 })
      .set('authorization', 'Bearer Rosetta_FinOps_Admin')
      .expect(200);
    expect(audit.body.items).toMatchObject([
      { op: 'delete', entityId: `application/app-shop/${OCTOBER}/USD`, before: { amount: '80' }, after: null },
      { op: 'update', entityId: `product/support/${SEPTEMBER}/USD`, before: { amount: '4.5' }, after: { amount: '5' }, actor: 'user:default/jane' },
    ]); // prettier-ignore
    expect((await put(...items)).body).toEqual({ ...body, changes: [] });
  });

  it('lists who changed budgets, from what to what and why, newest first', async () => {
    const { revision } = await list();
    await send([budget('support', '6', { kind: 'product' })], `"${revision}"`).expect(200); // prettier-ignore
    const changes = async (query: object) =>
      (await service.get('/v1/budgets/changes', { ...query }).expect(200)).body;
    const own = { kind: 'product', key: 'support', month: SEPTEMBER, currency: 'USD' }; // prettier-ignore
    const all = await changes(own);
    expect(all.items).toMatchObject([
      { ...own, before: '5', after: '6', reason: 'Plan', updatedBy: 'user:default/jane' },
      { before: '4.5', after: '5' },
      { before: null, after: '4.5' },
    ]); // prettier-ignore
    const first = await changes({ ...own, limit: 1 });
    expect(first.items).toEqual(all.items.slice(0, 1));
    const rest = await changes({ ...own, cursor: first.nextCursor });
    expect(rest).toEqual({ items: all.items.slice(1) });
    const [removed] = (await changes({ month: OCTOBER })).items;
    expect(removed).toMatchObject({ key: 'app-shop', before: '80', after: null }); // prettier-ignore
    const refused = await service.get('/v1/budgets/changes', { month: 'May' });
    expect([refused.status, refused.body.error.message]).toEqual([400, expect.stringContaining('month')]); // prettier-ignore
  });

  const GOOD = budget('app-new', '1');
  it.each([
    ['a negative amount', [GOOD, budget('app-shop', '-1')], 'body.items[1].amount: must be 0 or more; null removes the budget'],
    ['more than 12 decimals', [GOOD, budget('app-shop', '0.1234567890123')], 'body.items[1].amount: must have at most 18 digits before the point and 12 decimals; round it to these'],
    ['what is no decimal', [GOOD, budget('app-shop', '1e3')], 'body.items[1].amount: must be a decimal'],
    ['a currency that no cost is in', [GOOD, budget('app-shop', '1', { currency: 'CHF' })], 'body.items[1].currency: no published month has costs in CHF; they are in EUR, USD'],
    ['a currency that is none', [GOOD, budget('app-shop', '1', { currency: 'XXX' })], 'body.items[1].currency: must be the ISO 4217 code of a currency, like EUR'],
    ['another kind', [GOOD, budget('aws', '1', { kind: 'provider' })], 'body.items[1].kind'],
    ['no key', [GOOD, budget(' ', '1')], 'body.items[1].key'],
    ['what is no month', [GOOD, budget('app-shop', '1', { month: '2024-13' })], 'body.items[1].month: must be a month'],
    ['a month out of the bounds', [GOOD, budget('app-shop', '1', { month: '1999-01' })], 'body.items[1].month: is outside the supported range'],
    ['the same twice', [GOOD, budget('app-new', '2')], `body.items[1]: is the second budget of application app-new in ${SEPTEMBER}, USD; give one`],
  ])('refuses %s, names field and cure, and saves nothing', async (_, items, message) => {
    expect(await requests.refusalOf(items)).toContain(message);
  }); // prettier-ignore

  it('takes budgets of next year, and none of a month that nobody plans', async () => {
    const ahead = (years: number) => `${new Date().getUTCFullYear() + years}-12`; // prettier-ignore
    const { body } = await put(budget('app-plan', '1', { month: ahead(1) }));
    expect(body.changes).toHaveLength(1);
    expect((await list({ key: 'app-plan' })).items).toMatchObject([
      { month: ahead(1), actual: null, used: null },
    ]);
    const { status } = await put(budget('app-plan', '1', { month: ahead(4) }));
    expect(status).toBe(400);
  });

  it('lists budgets of months that are out of the bounds by now, or whose figures retention has removed', async () => {
    const { db } = service;
    const run = await publishTestRun(db, {
      period: OCTOBER,
      facts: [{ application: 'app-shop', effective: '1' }],
    });
    await dropRun(db, run.id);
    await addBudgets(db, [
      { ...GOOD, kind: 'application', month: '1999-01' },
      { ...GOOD, kind: 'application', month: OCTOBER },
    ]);
    const { items } = await list({ key: 'app-new' });
    expect(items).toMatchObject([
      { month: OCTOBER, actual: null },
      { month: '1999-01', actual: null },
    ]);
    expect((await list({ key: 'app-shop' })).items[0]).toMatchObject({ actual: '0' }); // prettier-ignore
  });

  it.each(
    commonRefusals(requests, GOOD, ['/v1/budgets', '/v1/budgets/changes']),
  )('%s', async (_, check) => {
    await expect(check()).resolves.toBeUndefined();
  });

  it('refuses budgets of what no published month knows, and lets them be removed', async () => {
    await put(budget('app-typo', '1'));
    // The first month that keeps who could bear its shared costs.
    await publishTestRun(service.db, {
      period: `${YEAR}-08`,
      facts: [{ application: 'app-shop' }, indirectFact('rest')],
      rules: [{ ruleId: 'rest' }],
      applications: [{ id: 'app-idle', owners: ['grp-shop'], attributes: {} }],
    });
    const known = [budget('app-idle', '1'), budget('app-pay', '2')];
    const { status, body } = await put(
      ...known,
      budget('app-typo', '2'),
      budget('grp-typo', '1', { kind: 'group' }),
      budget('compute', '1', { kind: 'domain' }),
      budget('comptue', '1', { kind: 'domain' }),
    );
    expect([status, body.error.message]).toEqual([
      400,
      'body.items[2].key: no published month has the application app-typo; correct the id, or wait for the first run since it was added to the référentiel; ' +
        'body.items[3].key: no published month has the group grp-typo; correct the id, or wait for the first run since it was added to the référentiel; ' +
        'body.items[5].key: no published month has the domain comptue; correct it: GET /v1/costs?groupBy=domain lists the keys of a month',
    ]);
    expect(body.error.problems).toContainEqual(
      expect.objectContaining({ path: ['items', 2, 'key'], code: 'unknown' }),
    );
    const removed = await put(...known, budget('app-typo', null));
    expect(removed.body.changes).toHaveLength(3);
  });
});
