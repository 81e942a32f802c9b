import {
  mergeRequest,
  publishedDay,
  publishedDeliveries,
  publishedIncidents,
} from '@rosetta/monitoring-mart/testUtils';
import { TestDatabases } from '@rosetta/test-kit/databases';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const WINDOW = { from: '2026-03-02', to: '2026-03-09' };
const at = (day: string, time: string) => `2026-03-${day}T${time}:00.000Z`;
const BANK = {
  application: 'app-bank',
  group: 'grp-bank',
  project: 'bank/api',
};

/** What the shop and the bank deployed in a week, what that carried, and what it broke. */
const fillWeek = async ({ db }: TestService) => {
  const deployed = (externalId: string, finishedAt: string, more = {}) => ({
    externalId,
    finishedAt,
    ...more,
  });
  await publishedDay(db, '2026-03-02', [
    deployed('1', at('02', '10:00'), { sha: 'a' }),
    deployed('2', at('02', '12:00'), { sha: 'b' }),
    deployed('9', at('02', '15:00'), { ...BANK, sha: 'z' }),
  ]);
  await publishedDeliveries(db, '2026-03-02', [
    // 100, 30 and 210 minutes; the third was written after it was deployed.
    mergeRequest(1, at('02', '09:00'), { createdAt: at('02', '08:30'), firstCommitAt: at('02', '08:20'), firstReviewAt: at('02', '08:45') }),
    mergeRequest(2, at('02', '11:50'), { createdAt: at('02', '11:40'), firstCommitAt: at('02', '11:30') }),
    mergeRequest(3, at('02', '11:00'), { createdAt: at('02', '10:50'), firstCommitAt: at('02', '13:00') }),
    mergeRequest(4, at('02', '23:00'), { createdAt: at('02', '22:50') }),
    mergeRequest(5, at('02', '14:00'), { ...BANK, createdAt: at('02', '12:00'), firstCommitAt: at('02', '11:30') }),
  ]);
  await publishedDay(db, '2026-03-04', [
    deployed('3', at('04', '09:00'), { sha: 'a', mergeRequests: [4] }),
  ]);
  await publishedDeliveries(db, '2026-03-04');
  await publishedDay(db, '2026-03-08', []);
  await publishedDeliveries(db, '2026-03-08');
  await publishedIncidents(db, '2026-03-02', [
    { id: 'INC1', deployment: 'gitlab:shop/web:1', openedAt: at('02', '10:30'), resolvedAt: at('02', '11:00') },
    { id: 'INC2', deployment: 'gitlab:shop/web:1', openedAt: at('02', '10:40'), resolvedAt: at('02', '11:30') },
    { id: 'INC3', deployment: 'gitlab:shop/web:2', openedAt: at('02', '13:00'), unplanned: true },
    { id: 'INC4', deployment: 'gitlab:bank/api:9', openedAt: at('02', '16:00'), notCounted: 'priority', ...BANK },
  ]);
}; // prettier-ignore

describe('the DORA figures of monitoring-api', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
  });
  afterAll(() => service.stop());

  const get = async (path: string, query = {}) =>
    (await service.get(path, { ...WINDOW, ...query }).expect(200)).body;
  const metricsOf = async (query = {}) =>
    (await get('/v1/dora', query)).total.metrics;

  it('say why nothing is known while neither merge requests nor incidents have landed', async () => {
    await publishedDay(service.db, '2026-03-02', []);
    await publishedDeliveries(service.db, '2026-03-02');
    await publishedDay(service.db, '2026-02-25', [{ finishedAt: '2026-02-25T10:00:00.000Z' }]); // prettier-ignore
    await publishedDeliveries(service.db, '2026-02-25');
    expect(await metricsOf()).toMatchObject({
      deploymentFrequency: { value: 0, weeks: 0 },
      leadTime: { value: null, reason: 'merge requests are not landed yet' },
      changeFailureRate: {
        value: null,
        reason: 'incidents are not landed yet',
      },
      recoveryTime: { value: null, reasonCode: 'incidents-not-landed' },
      reworkRate: { value: null, reasonCode: 'no-deployments' },
    });
    await fillWeek(service);
  });

  it('count days with a delivery, and no rollback', async () => {
    const { deploymentFrequency } = await metricsOf();
    expect(deploymentFrequency).toEqual({
      value: 1,
      unit: 'days/week',
      band: 'high',
      count: 3,
      days: 1,
      weeks: 1,
      medianOfApplications: 1,
    });
  });

  it('measure from the first commit to the end of the deployment, with its parts', async () => {
    const { leadTime } = await metricsOf({ application: 'app-shop' });
    expect(leadTime).toEqual({
      value: 30,
      unit: 'minutes',
      band: 'elite',
      count: 3,
      waiting: 1,
      negative: 1,
      unknown: 0,
      parts: { coding: 10, pickup: 15, review: 15, deploy: 60 },
    });
    expect(
      (await metricsOf({ application: 'app-shop', definition: '2021' }))
        .leadTime.band,
    ).toBe('elite');
    expect((await metricsOf()).leadTime).toMatchObject({
      value: 100,
      count: 4,
    });
  });

  it('count failed deployments once, and measure until the last incident was resolved', async () => {
    const metrics = await metricsOf();
    expect(metrics.changeFailureRate).toEqual({
      value: 0.5,
      unit: 'ratio',
      band: 'low',
      count: 4,
      failures: 2,
      immature: 0,
      unobserved: 0,
    });
    expect(metrics.recoveryTime).toEqual({
      value: 90,
      unit: 'minutes',
      band: 'high',
      count: 2,
      unresolved: 1,
      negative: 0,
    });
    expect(metrics.reworkRate).toEqual({
      value: 0.5,
      unit: 'ratio',
      band: null,
      count: 4,
      rollbacks: 1,
      unplanned: 1,
    });
  });

  it('measure by 2021 each incident from its opening', async () => {
    const { recoveryTime } = await metricsOf({ definition: '2021' });
    expect(recoveryTime).toMatchObject({
      value: 30,
      band: 'elite',
      count: 3,
      unresolved: 1,
    });
  });

  it('are given by application, group and month, and add up to the total', async () => {
    const counts = async (groupBy: string) =>
      (await get('/v1/dora', { groupBy })).items.map((item: any) => [
        item.key,
        item.metrics.deploymentFrequency.count,
        item.metrics.leadTime.count,
        item.metrics.changeFailureRate.failures,
      ]);
    expect(await counts('application')).toEqual([
      ['app-bank', 1, 1, 0],
      ['app-shop', 2, 3, 2],
    ]);
    expect(await counts('group')).toEqual([
      ['grp-bank', 1, 1, 0],
      ['grp-shop', 2, 3, 2],
    ]);
    expect(await counts('month')).toEqual([['2026-03', 3, 4, 2]]);
    const { items } = await get('/v1/dora', { group: 'grp-all' });
    expect(items).toHaveLength(2);
  });

  it('list the deployments behind each', async () => {
    const ids = async (metric?: string) =>
      (await get('/v1/dora/deployments', { metric })).items.map((item: any) =>
        item.id.split(':').at(-1),
      );
    expect(await ids()).toEqual(['3', '9', '2', '1']);
    expect(await ids('deploymentFrequency')).toEqual(['9', '2', '1']);
    expect(await ids('changeFailureRate')).toEqual(['2', '1']);
    expect(await ids('reworkRate')).toEqual(['3', '2']);
    const { items } = await get('/v1/dora/deployments', { application: 'app-shop' }); // prettier-ignore
    expect(items.at(-1)).toMatchObject({
      kind: 'delivery',
      unplanned: false,
      immature: false,
      incidents: [{ number: 'INC2' }, { number: 'INC1' }],
      recoveryMinutes: 90,
      mergeRequests: 1,
    });
    expect(items[0]).toMatchObject({ kind: 'rollback', mergeRequests: 0 });
  });

  it('list the merge requests behind the lead time, and those that wait, page by page', async () => {
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await get('/v1/dora/merge-requests', { limit: 3, cursor });
      seen.push(...page.items.map(({ iid, minutes }: any) => [iid, minutes.lead])); // prettier-ignore
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([
      [5, 210],
      [3, null],
      [2, 30],
      [1, 100],
    ]);
    const { items } = await get('/v1/dora/merge-requests', { state: 'waiting' }); // prettier-ignore
    expect(items).toMatchObject([
      { iid: 4, deployedAt: null, deployment: null, application: { name: 'The shop' } },
    ]); // prettier-ignore
  });

  it('list the incidents behind each', async () => {
    const numbers = async (query = {}) =>
      (await get('/v1/dora/incidents', query)).items.map((item: any) => [
        item.number,
        item.recoveryMinutes,
      ]);
    expect(await numbers({ metric: 'changeFailureRate' })).toEqual([
      ['INC3', null],
      ['INC2', 90],
      ['INC1', 60],
    ]);
    expect(await numbers({ metric: 'recoveryTime', definition: '2021' })).toEqual([
      ['INC3', null],
      ['INC2', 50],
      ['INC1', 30],
    ]);
    const { items, nextCursor } = await get('/v1/dora/incidents', { limit: 1 });
    expect(items[0].link.deployment).toBe('gitlab:shop/web:2');
    expect(nextCursor).toEqual(expect.any(String));
  }); // prettier-ignore

  it('count deployments as immature while an incident may still be put down to them', async () => {
    const now = new Date().toISOString();
    const day = now.slice(0, 10);
    const [day7, next] = [-7, 1].map(days =>
      new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10),
    );
    await publishedDay(service.db, day, [
      { externalId: '20', finishedAt: now, project: 'bank/api', application: 'app-bank', group: 'grp-bank' },
    ]); // prettier-ignore
    await publishedDeliveries(service.db, day);
    const recent = { from: day7, to: next, application: 'app-bank' };
    expect((await metricsOf(recent)).changeFailureRate).toMatchObject({
      count: 1,
      immature: 1,
      failures: 0,
      value: 0,
      band: 'elite',
    });
  });

  it.each([
    ['/v1/dora/deployments?metric=leadTime', 'metric'],
    ['/v1/dora/merge-requests?state=lost', 'state'],
    ['/v1/dora/incidents?definition=2020', 'definition'],
    ['/v1/dora/incidents?cursor=x', 'cursor: is not a cursor of this list'],
  ])('return 400 for %s', async (path, problem) => {
    const { body } = await service.get(path).expect(400);
    expect(body.error.message).toContain(problem);
  });

  it.each(['deployments', 'merge-requests', 'incidents'])(
    'require a role for their %s',
    async rows => {
      const path = `/v1/dora/${rows}`;
      const { status } = await request(service.app).get(path);
      const visitor = await request(service.app)
        .get(path)
        .set('authorization', 'Bearer visitor');
      expect([status, visitor.status]).toEqual([401, 403]);
    },
  );
});
