import { Anomaly } from '@rosetta/contracts/finops';
import { addDays } from '@rosetta/contracts/values';
import {
  ANOMALIES_JOB,
  AnomalyStore,
  DaySumStore,
  toLimits,
} from '@rosetta/finops-mart';
import { indirectFact, publishTestRun } from '@rosetta/finops-mart/testUtils';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const MONTHS = ['2024-07', '2024-08', '2024-09'];
const LIMITS = toLimits({ score: 3.5, amount: 100, percent: 40 });
const SHOP = { application: 'app-shop', group: 'grp-shop', subAccount: '42', resource: 'vm-1' }; // prettier-ignore
const NETWORK = indirectFact('rule-network', { product: 'network', resource: 'hub' }); // prettier-ignore

/** A hundred dollars a day for both, until the 20th of September; four hundred on the 10th and 11th of it for the shop, a thousand on the 11th for the network. */
const factsOf = (day: string) =>
  [
    { ...SHOP, effective: ['2024-09-10', '2024-09-11'].includes(day) ? '400' : '100' },
    { ...NETWORK, effective: day === '2024-09-11' ? '1000' : '100' },
  ].map(fact => ({
    ...fact,
    chargeFrom: `${day}T00:00:00.000Z`,
    chargeTo: `${addDays(day, 1)}T00:00:00.000Z`,
  })); // prettier-ignore

const daysOf = (month: string) =>
  Array.from({ length: 31 }, (_, at) => addDays(`${month}-01`, at)).filter(
    day => day.startsWith(month) && day <= '2024-09-20',
  );

describe('the anomalies API', () => {
  let service: TestService;

  /** As the batch does. */
  const judge = (day: string, runs: { period: string; runId: string }[]) =>
    service.db.transaction(async trx => {
      const id = randomUUID();
      await trx('run').insert({ id, job: ANOMALIES_JOB.name, period: day, mode: 'run', state: 'succeeded', requested_by: 'a test', reason: 'a test' }); // prettier-ignore
      for (const run of runs) await new DaySumStore(trx).sum(run);
      await new AnomalyStore(trx).detect({ runId: id, day, providers: ['AWS'], runs, limits: LIMITS }); // prettier-ignore
      await trx('publication').insert({ run_id: id, job: ANOMALIES_JOB.name, period: day, current: true }); // prettier-ignore
    });

  beforeAll(async () => {
    service = await createTestService(databases);
    const runs = [];
    for (const period of MONTHS) {
      const { id } = await publishTestRun(service.db, {
        period,
        facts: daysOf(period).flatMap(factsOf),
        labels: [{ dimension: 'application', key: 'app-shop', label: 'Shop' }],
        groups: [{ id: 'grp-shop', parent: 'grp-sales' }, { id: 'grp-sales', parent: 'grp-root' }],
        rules: [{ ruleId: 'rule-network' }],
        applications: [{ id: 'app-shop', owners: ['grp-shop'], attributes: {} }],
      }); // prettier-ignore
      runs.push({ period, runId: id });
    }
    for (const day of ['2024-09-10', '2024-09-11']) await judge(day, runs);
  });
  afterAll(() => service.stop());

  const list = async (query: Record<string, string | number> = {}) =>
    (await service.get('/v1/anomalies', query).expect(200)).body;
  const first = async (query = {}): Promise<Anomaly> =>
    (await list(query)).items[0];
  const answer = (id: string, body: object, role = 'Rosetta_FinOps_Admin') =>
    request(service.app)
      .post(`/v1/anomalies/${id}/answer`)
      .set('authorization', `Bearer ${role}`)
      .send(body);

  it('lists days that follow one another as one, with what was expected, and what drove it', async () => {
    const { items, through } = await list();
    expect(through).toBe('2024-09-11');
    expect(items).toMatchObject([
      { kind: 'pool', rule: 'rule-network', product: 'network', start: '2024-09-11', end: '2024-09-11', actual: '1000', expected: '100', impact: '900', ongoing: true, state: 'open', mayAnswer: false },
      {
        ...{ kind: 'application', application: 'app-shop', applicationName: 'Shop', group: 'grp-shop' },
        ...{ start: '2024-09-10', end: '2024-09-11', actual: '800', expected: '200', impact: '600', score: null },
        drivers: [{ account: '42', resource: 'vm-1', actual: '800', expected: '200', impact: '600' }],
      },
    ]); // prettier-ignore
    const { days }: Anomaly = items[1];
    expect(days.map(({ day }) => day)).toEqual(Array.from({ length: 23 }, (_, at) => addDays('2024-08-27', at))); // prettier-ignore
    expect(days.filter(({ unusual }) => unusual)).toEqual([
      { day: '2024-09-10', actual: '400', expected: '100', low: '0', high: '200', unusual: true },
      { day: '2024-09-11', actual: '400', expected: '100', low: '0', high: '200', unusual: true },
    ]); // prettier-ignore
    expect((await service.get(`/v1/anomalies/${items[1].id}`).expect(200)).body).toEqual(items[1]); // prettier-ignore
  });

  it('narrows, orders and pages anomalies, and answers CSV', async () => {
    const count = async (query: object) => (await list({ ...query })).items.length; // prettier-ignore
    expect([
      await count({ kind: 'pool' }),
      await count({ application: 'app-shop,app-other' }),
      await count({ group: 'grp-other' }),
      await count({ group: 'grp-root' }),
      await count({ product: 'network', currency: 'USD', state: 'open' }),
      await count({ from: '2024-09-11' }),
      await count({ to: '2024-09-11' }),
      await count({ from: '2024-09-12', to: '2024-10-01' }),
      await count({ state: 'muted' }),
    ]).toEqual([1, 1, 0, 1, 1, 2, 1, 0, 0]);
    const page = await list({ sort: 'impact', limit: 1, days: 'none' });
    expect(page.items).toMatchObject([{ impact: '900', days: [] }]);
    const next = await list({ sort: 'impact', limit: 1, cursor: page.nextCursor }); // prettier-ignore
    expect(next).toMatchObject({ items: [{ impact: '600' }] });
    expect(next).not.toHaveProperty('nextCursor');
    const { text } = await service
      .get('/v1/anomalies', { kind: 'application' })
      .set('accept', 'text/csv')
      .expect(200);
    expect(text.split('\r\n')[1]).toMatch(/,2024-09-10,2024-09-11,application,app-shop,grp-shop,,AWS,,amazon-elastic-compute-cloud,USD,800,200,600,,open,,,,,42,vm-1,600,$/); // prettier-ignore
  });

  it('lists anomalies whose owners are to be told, until somebody was', async () => {
    const pending = () => list({ notice: 'pending' });
    const tell = (id: string, role: string) =>
      request(service.app)
        .post(`/v1/anomalies/${id}/told`)
        .set('authorization', `Bearer ${role}`)
        .send({ recipients: ['user:default/jane'] });
    const { items } = await pending();
    expect(items).toMatchObject([{ application: 'app-shop' }]);
    expect((await tell(items[0].id, 'Rosetta_User')).status).toBe(403);
    expect((await tell(randomUUID(), 'Rosetta_FinOps_Admin')).status).toBe(404);
    for (const _ of [1, 2])
      await tell(items[0].id, 'Rosetta_FinOps_Admin').expect(200);
    expect((await pending()).items).toEqual([]);
  });

  it('keeps an answer with who gave it, changes it, and keeps both in the audit', async () => {
    const { id } = await first({ kind: 'application' });
    const { body } = await answer(id, { answer: 'yes' }).expect(200);
    expect(body).toMatchObject({ id, state: 'answered', answer: { answer: 'yes', by: 'user:default/jane' } }); // prettier-ignore
    await answer(id, { answer: 'planned', comment: 'A load test' }).expect(200);
    expect(await first({ state: 'answered' })).toMatchObject({ id, answer: { answer: 'planned', comment: 'A load test' } }); // prettier-ignore
    const audit = await request(service.app)
      .get('/v1/audit')
      .query({ kind: 'anomaly-answer' })
      .set('authorization', 'Bearer Rosetta_FinOps_Admin')
      .expect(200);
    expect(audit.body.items).toMatchObject([
      { op: 'update', entityId: id, reason: 'A load test', before: { answer: 'yes' }, after: { answer: 'planned', application: 'app-shop' } },
      { op: 'create', entityId: id, before: null, after: { answer: 'yes' } },
    ]); // prettier-ignore
  });

  it('lets members of the group that owns an application answer, and no others', async () => {
    const shop = await first({ kind: 'application' });
    const pool = await first({ kind: 'pool' });
    const asMember = { answer: 'no' };
    await answer(shop.id, asMember, 'Rosetta_User+grp-shop').expect(200);
    const refused = await answer(shop.id, asMember, 'Rosetta_User+grp-other');
    expect([refused.status, refused.body.error.message]).toEqual([403, expect.stringContaining('requires Rosetta_FinOps_Admin, or membership of grp-shop')]); // prettier-ignore
    await answer(shop.id, asMember, 'Rosetta_User+partners/grp-shop').expect(
      403,
    );
    await answer(pool.id, asMember, 'Rosetta_User+grp-shop').expect(403);
    await answer(shop.id, asMember, 'Rosetta_Monitoring_Admin').expect(403);
    await answer(shop.id, asMember, 'visitor').expect(403);
    await request(service.app).post(`/v1/anomalies/${shop.id}/answer`).send(asMember).expect(401); // prettier-ignore
    await request(service.app).get('/v1/anomalies').expect(401);
    expect((await first({ kind: 'pool' })).state).toBe('open');
  });

  it.each([
    ['another answer', { answer: 'maybe' }, 'body.answer'],
    ['an empty comment', { answer: 'no', comment: ' ' }, 'body.comment'],
    ['an unknown field', { answer: 'no', why: 'x' }, 'why'],
  ])('refuses %s, and names the field', async (_, body, field) => {
    const { id } = await first();
    const refused = await answer(id, body).expect(400);
    expect(refused.body.error.message).toContain(field);
  });

  it('answers 404 for an anomaly that does not exist, and 400 for a filter that is invalid', async () => {
    const { status } = await service.get(`/v1/anomalies/${randomUUID()}`);
    expect(status).toBe(404);
    await answer(randomUUID(), { answer: 'no' }).expect(404);
    await service.get('/v1/anomalies', { state: 'new' }).expect(400);
    await service.get('/v1/anomalies', { from: '2024-09-12', to: '2024-09-12' }).expect(400); // prettier-ignore
    await service.get('/v1/anomalies', { from: '9999-12-31' }).expect(400);
    await service.get('/v1/anomalies', { to: '0001-01-01' }).expect(400);
    await service.get('/v1/anomalies', { cursor: 'x' }).expect(400);
  });
});
