import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  publishedDay,
  publishedDeliveries,
} from '@rosetta/monitoring-mart/testUtils';
import request from 'supertest';
import { createTestService, TestService } from './__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const BANK = {
  application: 'app-bank',
  group: 'grp-bank',
  project: 'bank/api',
};
const MARCH = { from: '2026-03-02', to: '2026-03-16' };

describe('monitoring-api on published deployments', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await createTestService(databases);
    const at = (day: string) => ({ finishedAt: `${day}T10:00:00.000Z` });
    const days = ['2026-03-02', '2026-03-03', '2026-03-09', '2026-03-10'];
    for (const day of days) {
      await publishedDay(service.db, day, [
        at(day),
        { ...at(day), environment: 'staging', production: false },
        ...(day === '2026-03-02' ? [{ ...at(day), ...BANK }] : []),
      ]);
      await publishedDeliveries(service.db, day);
    }
  });
  afterAll(() => service.stop());

  const get = async (path: string, query = {}) =>
    (await service.get(path, query).expect(200)).body;

  it('lists the history of an application, page by page', async () => {
    const path = '/v1/applications/app-shop/deployments';
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await get(path, { ...MARCH, limit: 3, cursor });
      seen.push(...page.items.map((item: { day: string }) => item.day));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([
      '2026-03-10', '2026-03-10', '2026-03-09', '2026-03-09',
      '2026-03-03', '2026-03-03', '2026-03-02', '2026-03-02',
    ]); // prettier-ignore
    const staging = await get(path, { ...MARCH, environment: 'staging' });
    expect(staging.items).toHaveLength(4);
    expect((await get(path, { from: '2026-03-09' })).items).toHaveLength(2);
  });

  it('returns the deployment frequency by application, by group, by month and in total', async () => {
    const byApplication = await get('/v1/dora', MARCH);
    expect(byApplication).toMatchObject({
      ...MARCH,
      definition: '2023',
      total: { metrics: { deploymentFrequency: { value: 2, count: 5 } } },
      items: [
        {
          key: 'app-bank',
          label: 'The bank',
          metrics: { deploymentFrequency: { value: 1, count: 1 } },
        },
        {
          key: 'app-shop',
          metrics: { deploymentFrequency: { value: 2, unit: 'days/week' } },
        },
      ],
      published: { days: 4, first: '2026-03-02', last: '2026-03-10' },
    });
    const byGroup = await get('/v1/dora', { ...MARCH, groupBy: 'group' });
    expect(byGroup.items.map((item: { label: string }) => item.label)).toEqual([
      'Bank team',
      'Shop team',
    ]);
    const byMonth = await get('/v1/dora', {
      from: '2026-02-20',
      to: '2026-03-16',
      groupBy: 'month',
    });
    expect(byMonth.items).toMatchObject([
      { key: '2026-02', metrics: { deploymentFrequency: { value: null } } },
      { key: '2026-03', metrics: { deploymentFrequency: { count: 5 } } },
    ]);
  });

  it('returns null as every figure of a range without published days', async () => {
    const { total } = await get('/v1/dora', { from: '2025-03-01', to: '2025-04-01' }); // prettier-ignore
    for (const metric of Object.values(total.metrics))
      expect(metric).toMatchObject({
        value: null,
        band: null,
        count: 0,
        reason: 'no day of the window is published',
        reasonCode: 'not-published',
      });
  });

  it('returns 0 for days without a run between two published days', async () => {
    const query = { from: '2026-03-05', to: '2026-03-06' };
    const { total, published } = await get('/v1/dora', query);
    expect(published.days).toBe(0);
    expect(total.metrics.deploymentFrequency).toMatchObject({ value: 0 });
  });

  it('lists the deployments behind a figure', async () => {
    const rows = await get('/v1/dora/deployments', { ...MARCH, group: 'grp-all' });
    expect(rows.items).toHaveLength(5);
    const bank = await get('/v1/dora/deployments', { ...MARCH, application: 'app-bank' });
    expect(bank.items).toMatchObject([{ application: { name: 'The bank' } }]);
  }); // prettier-ignore

  it.each([
    ['/v1/dora?from=2026-03-02&to=2026-03-02', 'to: must be after from'],
    ['/v1/dora?from=2026-03', 'from: must be a day'],
    ['/v1/dora?from=2017-01-01&to=2026-01-01', 'to: at most 1830 days after'],
    ['/v1/dora?from=1990-01-01', 'from: is outside the supported range, '],
    ['/v1/dora?from=9999-12-31', 'from: is outside the supported range, '],
    ['/v1/dora/deployments?to=0001-01-01', 'from: is outside the supported'],
    ['/v1/applications/app-shop/deployments?from=2999-01-01', 'from: is out'],
    ['/v1/dora?from=2026-01-01&to=2030-01-01', 'to: is outside the supported'],
    ['/v1/dora?from=0000-01-01', 'from: must be a day'],
    ['/v1/dora?groupBy=team', 'groupBy'],
    ['/v1/dora?definition=2020', 'definition'],
    [
      '/v1/dora/deployments?cursor=nonsense',
      'cursor: is not a cursor of this list',
    ],
    ['/v1/applications/app-shop/deployments?status=lost', 'status'],
    ['/v1/applications/app-shop/deployments?colour=red', 'colour'],
  ])('returns 400 for %s', async (path, problem) => {
    const { body } = await service.get(path).expect(400);
    expect(body.error.message).toContain(problem);
  });

  it('requires a role, and lets only monitoring admins start runs', async () => {
    await request(service.app).get('/v1/dora').expect(401);
    const as = (role: string) => ({ authorization: `Bearer ${role}` });
    await request(service.app).get('/v1/dora').set(as('visitor')).expect(403);
    const body = { period: '2026-03-02', reason: 'to see' };
    await request(service.app).post('/v1/runs').set(as('Rosetta_User')).send(body).expect(403);
    await request(service.app).post('/v1/runs').set(as('Rosetta_FinOps_Admin')).send(body).expect(403);
    const started = request(service.app).post('/v1/runs').set(as('Rosetta_Monitoring_Admin')).send(body);
    expect((await started.expect(202)).body).toMatchObject({ job: 'deployments', period: '2026-03-02' });
    await request(service.app).post('/v1/runs').set(as('Rosetta_Monitoring_Admin'))
      .send({ ...body, period: '2026-03' }).expect(400);
  }); // prettier-ignore

  it('returns what a run changed', async () => {
    const { items } = await get('/v1/applications/app-shop/deployments', { from: '2026-03-10' });
    const compared = await get(`/v1/runs/${items[0].runId}/compare`);
    expect(compared.totals).toMatchObject([{ unit: 'deployments', after: '2' }]);
  }); // prettier-ignore
});
