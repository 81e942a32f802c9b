import { TestDatabases } from '@rosetta/test-kit/databases';
import { CostLine, GROUP_BYS } from '@rosetta/contracts/finops';
import {
  ClosedPeriodStore,
  concludeRun,
  RestatementReadModel,
  RestatementStore,
} from '@rosetta/finops-mart';
import {
  publishTestRun,
  shapeTestRun,
  TestRun,
} from '@rosetta/finops-mart/testUtils';
import request from 'supertest';
import { readAllLines } from '../__testUtils__/readAllLines';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const SEPTEMBER = '2024-09';
const OCTOBER = '2024-10';
const SHOP = { application: 'app-shop', group: 'grp-shop' };
const LABELS: TestRun['labels'] = [
  { dimension: 'application', key: 'app-shop', label: 'Shop' },
];

describe('restatements', () => {
  let service: TestService;
  let runId: string;

  /** A run of a closed month that publishes nothing. */
  const withhold = async (facts: TestRun['facts']) => {
    const { db } = service;
    const run = await shapeTestRun(db, { period: SEPTEMBER, facts, labels: LABELS }); // prettier-ignore
    await db.transaction(async trx => {
      await concludeRun(trx, run);
      const published = await trx('publication').where({ period: SEPTEMBER, current: true }).first('run_id'); // prettier-ignore
      await new RestatementStore(trx).replacePending(run, published.run_id, ['bill']); // prettier-ignore
    });
    return run.id;
  };

  beforeEach(async () => {
    service = await createTestService(databases);
    const { db } = service;
    await publishTestRun(db, { period: SEPTEMBER, facts: [{ ...SHOP, effective: '3' }, { effective: '2' }] }); // prettier-ignore
    await publishTestRun(db, { period: OCTOBER, facts: [{ ...SHOP, effective: '5' }] }); // prettier-ignore
    await new ClosedPeriodStore(db).close(SEPTEMBER, 'user:default/jane', 'reported'); // prettier-ignore
    runId = await withhold([
      { ...SHOP, effective: '3.25', list: null },
      { ...SHOP, effective: '4', product: 'support', provider: 'Acme', chargeFrom: '2024-08-01T00:00:00.000Z' },
    ]); // prettier-ignore
  });
  afterEach(() => service.stop());

  const post = (path: string, body: object, role = 'Rosetta_FinOps_Admin') =>
    request(service.app)
      .post(`/v1/${path}`)
      .set('authorization', `Bearer ${role}`)
      .send(body);
  const list = async (query = {}) =>
    (await service.get('/v1/restatements', query).expect(200)).body.items;
  const idOf = async (product: string) =>
    (await list()).find((each: { product: string }) => each.product === product)
      .id;
  const INTO = { period: OCTOBER, reason: 'A late bill' };
  const bookSupport = async () =>
    post(`restatements/${await idOf('support')}/book`, INTO);
  const bookAll = () =>
    post('restatements/book', { restated: SEPTEMBER, runId, ...INTO });

  it('lists what figures of a closed month would be now, the largest difference first', async () => {
    const items = await list({ period: SEPTEMBER });
    expect(items).toMatchObject([
      { application: 'app-shop', product: 'support', chargeMonth: '2024-08', was: '0', now: '4', difference: '4', why: ['bill'], state: 'pending', runId },
      { application: null, kind: 'unallocated', was: '2', now: '0', difference: '-2' },
      { application: 'app-shop', kind: 'direct', was: '3', now: '3.25', difference: '0.25', measure: 'effective' },
    ]); // prettier-ignore
    const listPrices = await list({ measure: 'list' });
    expect(listPrices.map((each: { was: string; now: string }) => [each.was, each.now]).sort()).toEqual([['0', '1'], ['1', '0'], ['1', '0']]); // prettier-ignore
    expect(await list({ period: OCTOBER })).toEqual([]);
    expect(await list({ state: 'booked' })).toEqual([]);
  });

  it('lists them page by page, by application, and as a file', async () => {
    const first = await service.get('/v1/restatements', { limit: 2 }).expect(200); // prettier-ignore
    const { nextCursor: cursor } = first.body;
    const second = await service.get('/v1/restatements', { limit: 2, cursor }).expect(200); // prettier-ignore
    expect([...first.body.items, ...second.body.items]).toEqual(await list());
    expect(second.body.nextCursor).toBeUndefined();
    const { body } = await service
      .get('/v1/restatements/applications')
      .expect(200);
    expect(body.items).toMatchObject([
      { application: 'app-shop', label: 'Shop', difference: '4.25', restatements: 2 },
      { application: null, label: 'unallocated', difference: '-2', restatements: 1 },
    ]); // prettier-ignore
    const csv = await service
      .get('/v1/restatements')
      .set('accept', 'text/csv')
      .expect(200);
    const lines = csv.text.trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toMatch(/,2024-09,2024-08,app-shop,grp-shop,direct,effective,USD,0,4,4,bill,pending,Acme,/); // prettier-ignore
  });

  it('says of a month how much is pending of it', async () => {
    const { body } = await service.get('/v1/periods').expect(200);
    expect(body.items).toEqual([
      expect.not.objectContaining({ pendingRestatements: expect.anything() }),
      expect.objectContaining({ pendingRestatements: 3 }),
    ]);
  });

  it('makes a booked restatement a part of its own in every figure, and takes it back', async () => {
    const before = await service.get('/v1/costs', { from: OCTOBER, groupBy: 'application' }); // prettier-ignore
    const { body } = await bookSupport();
    expect(body).toEqual({
      booking: { id: expect.any(String), period: OCTOBER, reason: 'A late bill', by: 'user:default/jane', at: expect.stringMatching(/Z$/) },
      restatements: 1,
    }); // prettier-ignore
    const costs = async (query = {}) =>
      (await service.get('/v1/costs', { from: OCTOBER, ...query }).expect(200))
        .body;
    expect(await costs({ groupBy: 'application' })).toMatchObject({
      total: { amount: '9', direct: '5', restated: '4' },
      items: [{ key: 'app-shop', label: 'Shop', amount: '9', direct: '5', restated: '4' }],
    }); // prettier-ignore
    for (const groupBy of GROUP_BYS) {
      const { total, items } = await costs({ groupBy });
      expect(total.amount).toBe('9');
      const amounts = items.map((item: { amount: string }) => Number(item.amount)); // prettier-ignore
      expect(amounts.reduce((sum: number, each: number) => sum + each)).toBe(9);
    }
    const { body: explained } = await service.get('/v1/costs/explain', { from: OCTOBER }).expect(200); // prettier-ignore
    expect(explained.total.restated).toBe('4');
    expect(explained.parts).toContainEqual(expect.objectContaining({ kind: 'restated', bearer: 'app-shop', amount: '4' })); // prettier-ignore
    const { body: compared } = await service.get('/v1/costs/comparison', { from: OCTOBER }).expect(200); // prettier-ignore
    expect(compared.total).toMatchObject({ difference: '4', drivers: { restated: '4', withoutQuantity: '0' } }); // prettier-ignore
    const trend = await service.get('/v1/costs/trend', { from: SEPTEMBER, to: '2024-11', groupBy: 'group' }); // prettier-ignore
    expect(trend.body.items[0].months).toMatchObject([
      { month: SEPTEMBER, amount: '3' },
      { month: OCTOBER, amount: '9', restated: '4' },
    ]);
    await post(`restatements/${await idOf('support')}/undo`, { reason: 'Wrong month' }).expect(200); // prettier-ignore
    expect(await costs({ groupBy: 'application' })).toEqual(before.body);
    expect(await list()).toMatchObject([
      { difference: '4', was: '0', state: 'pending' },
      { difference: '-2' },
      { difference: '0.25' },
    ]);
  });

  it('filters restated cost as that of pools, and says what filters of charges leave out', async () => {
    await bookAll();
    const total = async (query: object) =>
      (await service.get('/v1/costs', { from: OCTOBER, ...query }).expect(200))
        .body;
    expect((await total({ provider: 'acme' })).total).toMatchObject({ amount: '4', restated: '4' }); // prettier-ignore
    expect((await total({ product: 'support' })).total.amount).toBe('4');
    expect((await total({ group: 'grp-shop' })).total).toMatchObject({ amount: '9.25', restated: '4.25' }); // prettier-ignore
    expect((await total({ application: 'unallocated' })).total).toMatchObject({ amount: '-2', restated: '-2' }); // prettier-ignore
    const byAccount = await total({ account: 'none', application: 'app-shop' });
    expect(byAccount).toMatchObject({ total: { amount: '5' }, indirectExcluded: '0', restatedExcluded: '4.25' }); // prettier-ignore
    expect(byAccount.total).not.toHaveProperty('restated');
  });

  it('lists booked restatements as lines, in any order, page by page', async () => {
    await bookAll();
    const amounts = (lines: CostLine[]) => lines.map(({ amount }) => amount);
    for (const limit of [1, 2, 500]) {
      const lines = await readAllLines(service, { from: OCTOBER, limit });
      expect(amounts(lines)).toEqual(['5', '4', '0.25', '-2']);
      const byDay = await readAllLines(service, { from: OCTOBER, limit, sort: 'chargePeriod', order: 'asc' }); // prettier-ignore
      expect(amounts(byDay)[0]).toBe('4');
      const ofShop = await readAllLines(service, { from: OCTOBER, limit, application: 'app-shop' }); // prettier-ignore
      expect(amounts(ofShop)).toEqual(['5', '4', '0.25']);
    }
    const [line] = await readAllLines(service, { from: OCTOBER, kind: 'restated' }); // prettier-ignore
    expect(line).toMatchObject({
      period: OCTOBER,
      kind: 'restated',
      chargePeriod: { from: '2024-08-01T00:00:00.000Z', to: '2024-09-01T00:00:00.000Z' },
      charge: null,
      raw: null,
      restatement: { period: SEPTEMBER, kind: 'direct', why: ['bill'], reason: 'A late bill', product: 'support' },
    }); // prettier-ignore
    expect(await readAllLines(service, { from: OCTOBER, kind: 'unallocated' })).toEqual([]); // prettier-ignore
    expect(await readAllLines(service, { from: SEPTEMBER, kind: 'restated' })).toEqual([]); // prettier-ignore
    expect(await readAllLines(service, { from: OCTOBER, kind: 'restated', reason: 'no-weight' })).toEqual([]); // prettier-ignore
    const csv = await service.get('/v1/costs/lines', { from: OCTOBER }).set('accept', 'text/csv').expect(200); // prettier-ignore
    expect(csv.text).toMatch(/,2024-09,bill,A late bill/);
  });

  it('adds every amount up of its parts, also where what is of no application is restated', async () => {
    await bookAll();
    const PARTS = ['direct', 'indirect', 'unallocated', 'restated'];
    const addUp = (all: Record<string, string>[], ...parts: string[]) =>
      all.flatMap(each => parts.map(part => Number(each[part] ?? 0))).reduce((sum, value) => sum + value, 0); // prettier-ignore
    const of = [{}, { application: 'unallocated' }, { group: 'unallocated' }, { product: 'support' }, { currency: 'USD' }]; // prettier-ignore
    for (const query of of.flatMap(filters => GROUP_BYS.map(groupBy => ({ groupBy, ...filters })))) {
      const { body: { total, items } } = await service.get('/v1/costs', { from: OCTOBER, ...query }).expect(200); // prettier-ignore
      for (const each of [total, ...items])
        expect(addUp([each], ...PARTS)).toBe(Number(each.amount));
      for (const part of ['amount', ...PARTS])
        expect(addUp(items, part)).toBe(addUp([total], part));
    } // prettier-ignore
    const byOwner = await service.get('/v1/costs', { from: OCTOBER, groupBy: 'application' }); // prettier-ignore
    expect(byOwner.body.items).toMatchObject([
      { key: 'app-shop', amount: '9.25', direct: '5', restated: '4.25' },
      { key: 'unallocated', amount: '-2', unallocated: '0', restated: '-2' },
    ]); // prettier-ignore
  });

  it('breaks a file off that would mix what two runs found', async () => {
    const csv = () => service.get('/v1/restatements').set('accept', 'text/csv').buffer(true); // prettier-ignore
    const version = jest.spyOn(RestatementReadModel.prototype, 'version');
    version.mockResolvedValueOnce('of an earlier run');
    try {
      await expect(csv()).rejects.toThrow(/aborted|hang up/);
    } finally {
      version.mockRestore();
    }
    await csv().expect(200);
  });

  it('answers as of an instant what was booked then', async () => {
    const total = async (asOf: string) =>
      (await service.get('/v1/costs', { from: OCTOBER, asOf }).expect(200)).body
        .total.amount;
    const published = new Date(Date.now() + 1).toISOString();
    await new Promise(resolve => setTimeout(resolve, 5));
    const { body } = await bookSupport();
    await new Promise(resolve => setTimeout(resolve, 5));
    await post(`restatements/${await idOf('support')}/undo`, { reason: 'No' });
    expect(await total(published)).toBe('5');
    expect(await total(body.booking.at)).toBe('9');
    expect(await total('2999-01-01')).toBe('5');
  });

  it('books what is pending of one application at once, and undoes it at once', async () => {
    const of = { restated: SEPTEMBER, runId, ...INTO };
    const { body } = await post('restatements/book', { ...of, application: 'app-shop' }); // prettier-ignore
    expect(body.restatements).toBe(2);
    expect(await list({ state: 'pending' })).toMatchObject([{ difference: '-2' }]); // prettier-ignore
    await post('restatements/book', { ...of, application: 'unallocated' }).expect(200); // prettier-ignore
    const undone = await post(`restatements/${await idOf('support')}/undo`, { reason: 'No' }); // prettier-ignore
    expect(undone.body.restatements).toBe(2);
    expect(await list({ state: 'booked' })).toMatchObject([{ difference: '-2' }]); // prettier-ignore
  });

  it('counts what is booked as there, when a later run finds other differences', async () => {
    await bookAll();
    await withhold([{ ...SHOP, effective: '3.25', list: null }]);
    expect(await list({ state: 'pending' })).toMatchObject([
      { product: 'support', was: '4', now: '0', difference: '-4' },
    ]);
  });

  it('refuses to book into a closed month, an unpublished one, twice, or from an open one', async () => {
    const id = await idOf('support');
    const { db } = service;
    const refused = async (path: string, body: object, status: number) => {
      const answer = await post(path, body).expect(status);
      return answer.body.error.message;
    };
    const book = `restatements/${id}/book`;
    expect(await refused(book, { ...INTO, period: SEPTEMBER }, 409)).toMatch(/^period: 2024-09 is closed, by user:default\/jane on .*; choose an open month$/); // prettier-ignore
    expect(await refused(book, { ...INTO, period: '2024-12' }, 409)).toMatch(/^period: nothing is published for 2024-12/); // prettier-ignore
    expect(await refused(`restatements/${id}/undo`, { reason: 'No' }, 409)).toBe('id: it is not booked: there is nothing to undo'); // prettier-ignore
    await post(book, INTO).expect(200);
    expect(await refused(book, INTO, 409)).toMatch(/^id: it is booked into 2024-10 already, by user:default\/jane on .*; undo that first$/); // prettier-ignore
    expect(await refused('periods/2024-09/reopen', { reason: 'No' }, 409)).toBe('Restatements of 2024-09 are booked into 2024-10; undo these bookings first'); // prettier-ignore
    await new ClosedPeriodStore(db).close(OCTOBER, 'user:default/joe', 'too');
    expect(await refused(`restatements/${id}/undo`, { reason: 'No' }, 409)).toMatch(/^id: 2024-10 is closed, by .*; reopen it first$/); // prettier-ignore
    await new ClosedPeriodStore(db).reopen(OCTOBER);
    await post(`restatements/${id}/undo`, { reason: 'No' }).expect(200);
    expect(await refused(`restatements/${id}/undo`, { reason: 'No' }, 409)).toMatch(/^id: its booking into 2024-10 is undone already, by user:default\/jane on .*; what is pending of it since is in the list under an id of its own$/); // prettier-ignore
    await post('periods/2024-09/reopen', { reason: 'Yes' }).expect(200);
    expect(await refused('restatements/book', { restated: SEPTEMBER, runId, ...INTO }, 409)).toMatch(/^restated: 2024-09 is open: its next run publishes the difference/); // prettier-ignore
    await new ClosedPeriodStore(db).close(SEPTEMBER, 'user:default/joe', 'again'); // prettier-ignore
    const other = '00000000-0000-4000-8000-000000000000';
    expect(await refused('restatements/book', { restated: SEPTEMBER, runId: other, ...INTO }, 409)).toMatch(/^runId: of 2024-09 nothing like that is pending/); // prettier-ignore
    expect(await refused(`restatements/${other}/book`, INTO, 404)).toMatch(/^id: there is no restatement/); // prettier-ignore
  });

  it.each([
    [{ reason: 'No' }, 'body.period: is missing'],
    [{ ...INTO, period: '2024-13' }, 'body.period: must be a month'],
    [{ ...INTO, reason: ' ' }, 'body.reason: must not be empty'],
    [{ ...INTO, force: true }, 'body: unknown "force"'],
  ])('refuses a booking of %j: %s', async (body, message) => {
    const answer = await post(`restatements/${await idOf('support')}/book`, body); // prettier-ignore
    expect([answer.status, answer.body.error.message]).toEqual([400, expect.stringContaining(message)]); // prettier-ignore
  });

  it('refuses bookings of people who are no FinOps admins, and audits every booking and undoing', async () => {
    const id = await idOf('support');
    for (const path of [`${id}/book`, `${id}/undo`, 'book'])
      await post(`restatements/${path}`, INTO, 'Rosetta_User').expect(403);
    await bookSupport();
    await post(`restatements/${id}/undo`, { reason: 'Wrong' }).expect(200);
    const audit = await request(service.app)
      .get('/v1/audit')
      .query({ kind: 'restatement-booking' })
      .set('authorization', 'Bearer Rosetta_FinOps_Admin')
      .expect(200);
    const booked = { restated: SEPTEMBER, period: OCTOBER, restatements: 1, effective: { USD: '4' } }; // prettier-ignore
    expect(audit.body.items).toMatchObject([
      { op: 'undo', reason: 'Wrong', before: booked },
      { op: 'book', reason: 'A late bill', actor: 'user:default/jane', after: booked },
    ]); // prettier-ignore
  });
});
