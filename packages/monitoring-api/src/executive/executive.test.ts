import { addDays } from '@rosetta/contracts/values';
import { SloStatusStore } from '@rosetta/monitoring-mart';
import {
  publishedDay,
  publishedDeliveries,
  publishedIncidents,
} from '@rosetta/monitoring-mart/testUtils';
import { TestDatabases } from '@rosetta/test-kit/databases';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const today = new Date().toISOString().slice(0, 10);
const dayAgo = (days: number) => addDays(today, -days);
const at = (day: string, time: string) => `${day}T${time}:00.000Z`;
const BANK = {
  application: 'app-bank',
  group: 'grp-bank',
  project: 'bank/api',
};
const RISKS = '/v1/executive/risks';
const TRENDS = '/v1/executive/trends';

/** Ten deployments of the shop, of which two broke it; one of the bank, long ago. */
const fill = async ({ db }: TestService) => {
  const old = dayAgo(105);
  await publishedDay(db, old, [{ externalId: 'b', finishedAt: at(old, '00:00'), sha: 'b', ...BANK }]);
  await publishedDeliveries(db, old);
  for (let n = 0; n < 10; n += 1) {
    const day = dayAgo(20 - n);
    await publishedDay(db, day, [{ externalId: `${n}`, finishedAt: at(day, '09:00'), sha: `s${n}` }]);
    await publishedDeliveries(db, day);
  }
  await publishedIncidents(db, dayAgo(20), [
    { id: 'INC1', deployment: 'gitlab:shop/web:0', openedAt: at(dayAgo(20), '10:00'), resolvedAt: at(dayAgo(20), '21:00') },
  ]);
  await publishedIncidents(db, dayAgo(19), [
    { id: 'INC2', deployment: 'gitlab:shop/web:1', openedAt: at(dayAgo(19), '10:00') },
    { id: 'INC3', deployment: null, openedAt: at(dayAgo(19), '11:00'), notCounted: 'priority' },
  ]);
}; // prettier-ignore

describe('the executive dashboard', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    await fill(service);
  });
  afterAll(() => service.stop());
  const get = async (path: string, query = {}) =>
    (await service.get(path, query).expect(200)).body;

  it('lists applications by the points of their reasons, and the reasons nothing is known of', async () => {
    const { items, ...about } = await get(RISKS);
    expect(about).toMatchObject({
      to: addDays(today, 1),
      applications: 2,
      risks: 2,
      unknown: ['errorBudget'],
    });
    expect(about.rules).toContainEqual({ code: 'changeFailureRate', weight: 20, from: 0.05, full: 0.3, unit: 'ratio' }); // prettier-ignore
    const [shop, bank] = items;
    // 30 × 1/3; 20 × (0.2 − 0.05) / 0.25; 15 × (720 − 60) / 1,380.
    expect(shop).toMatchObject({
      application: { id: 'app-shop', name: 'The shop', group: 'grp-shop' },
      score: 29.17,
      reasons: [
        { code: 'changeFailureRate', value: 0.2, points: 12 },
        { code: 'openIncidents', value: 1, points: 10 },
        { code: 'slowRecovery', value: 720, points: 7.17 },
      ],
    });
    // 10 × (105 − 30) / 150.
    expect(bank.reasons).toMatchObject([{ code: 'staleDeployments', points: 5 }]); // prettier-ignore
  });

  it('leads from each reason to as many rows as its value says', async () => {
    const { items } = await get(RISKS);
    const rowsOf = async (code: string) => {
      const { rows } = items[0].reasons.find((each: any) => each.code === code);
      return (await get(rows.path, rows.query)).items;
    };
    expect(await rowsOf('openIncidents')).toMatchObject([{ number: 'INC2' }]);
    expect(await rowsOf('changeFailureRate')).toHaveLength(2);
    expect(await rowsOf('slowRecovery')).toHaveLength(2);
    const [{ rows }] = items[1].reasons;
    expect((await get(rows.path, rows.query)).items).toHaveLength(1);
  });

  it('counts an error budget that is used, by the worst objective', async () => {
    const { rows } = await service.db.raw(`select now() as now`);
    const status = {
      state: 'at-risk',
      remaining: 0.25,
      asOf: rows[0].now,
    } as any;
    const of = (slo: string, remaining: number) => ({
      ...{ slo, application: 'app-bank', retired: false, lookedUntil: null },
      status: { ...status, remaining },
    });
    await new SloStatusStore(service.db).save([of('bank-answers', 0.25), of('bank-fast', 0.9)]); // prettier-ignore
    const { items, unknown } = await get(RISKS, { group: 'grp-bank' });
    expect(unknown).toEqual([]);
    expect(items).toHaveLength(1);
    expect(items[0].reasons[0]).toEqual({
      code: 'errorBudget',
      value: 0.75,
      points: 12.5,
      rows: { path: '/v1/slos/bank-answers', query: {} },
    });
  });

  it('gives risks page by page', async () => {
    const first = await get(RISKS, { limit: 1 });
    const second = await get(RISKS, { limit: 1, cursor: first.nextCursor });
    expect([first, second].map(({ items }) => items[0].application.id)).toEqual(['app-shop', 'app-bank']); // prettier-ignore
    expect(second.nextCursor).toBeUndefined();
  });

  it('gives DORA figures and incidents month by month, and no zero where nobody looked', async () => {
    const { items, total, from, to } = await get(TRENDS);
    expect(items).toHaveLength(13);
    expect([items[0].month, items.at(-1).month < to]).toEqual([from, true]);
    expect(total.changeFailureRate.failures).toBe(2);
    const sum = (of: (item: any) => number) =>
      items.reduce((all: number, item: any) => all + of(item), 0);
    expect(sum(item => item.metrics.changeFailureRate.failures)).toBe(2);
    expect(sum(item => item.incidents?.opened ?? 0)).toBe(3);
    expect(sum(item => item.incidents?.counted ?? 0)).toBe(2);
    expect(sum(item => item.incidents?.unresolved ?? 0)).toBe(2);
    expect(items[0].incidents).toBeNull();
    const { items: one } = await get(TRENDS, { from: '2024-02' });
    expect(one.map(({ month }: any) => month)).toEqual(['2024-02']);
  });

  it('counts all of an application for the group that owns it now, as its rows do', async () => {
    const { db } = service;
    await publishedDay(db, dayAgo(18), [{ externalId: 'moved', finishedAt: at(dayAgo(18), '09:00'), sha: 'moved', ...BANK, group: 'grp-shop' }]); // prettier-ignore
    await publishedDeliveries(db, dayAgo(18));
    await publishedIncidents(db, dayAgo(18), [
      { id: 'INC9', deployment: null, application: 'app-bank', applicationName: 'The bank', group: 'grp-shop', openedAt: at(dayAgo(18), '10:00') },
    ]); // prettier-ignore
    const ofBank = async (query = {}) =>
      (await get(RISKS, query)).items.find(({ application: { id } }: any) => id === 'app-bank'); // prettier-ignore
    const all = await ofBank();
    expect(all.reasons).toContainEqual(expect.objectContaining({ code: 'openIncidents', value: 1 })); // prettier-ignore
    expect(await ofBank({ group: 'grp-bank' })).toEqual(all);
    expect(await ofBank({ group: 'grp-shop' })).toBeUndefined();
  });

  it.each([
    [RISKS, { days: 3 }, 'days'],
    [RISKS, { cursor: 'x' }, 'cursor: is not a cursor of this list'],
    [RISKS, { colour: 'red' }, 'colour'],
    [TRENDS, { from: '2024-02-01' }, 'from: must be a month'],
    [TRENDS, { from: '2024-02', to: '2024-02' }, 'to: must be after from'],
    [TRENDS, { from: '1990-01' }, 'from: is outside the supported range'],
  ])('returns 400 for %s with %j', async (path, query, problem) => {
    const { body } = await service.get(path, query as any).expect(400);
    expect(body.error.message).toContain(problem);
  });

  it.each([RISKS, TRENDS])('requires a role for %s', async path => {
    const { status } = await request(service.app).get(path);
    const visitor = await request(service.app)
      .get(path)
      .set('authorization', 'Bearer visitor');
    expect([status, visitor.status]).toEqual([401, 403]);
  });
});
