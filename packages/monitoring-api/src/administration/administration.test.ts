import { TestDatabases } from '@rosetta/test-kit/databases';
import { Gap, SourceReading } from '@rosetta/contracts/monitoring';
import {
  migrateMonitoringMart,
  SourcePollStore,
} from '@rosetta/monitoring-mart';
import { publishedDay } from '@rosetta/monitoring-mart/testUtils';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { DAYS, WatermarkStore } from '@rosetta/run-kit';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { ConnectedSources, SourceIngestion } from '@rosetta/sources';
import { serviceNow, serviceNowIncidents } from '@rosetta/sources/servicenow';
import { land, serviceNowIncident } from '@rosetta/sources/testUtils';
import request from 'supertest';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

/** The UTC day so many days before today. */
const daysAgo = (days: number) => DAYS.add(DAYS.of(new Date()), -days);
const ADMIN = { authorization: 'Bearer Rosetta_Monitoring_Admin' };

describe('administration', () => {
  let stores: TestStores;
  let service: TestService;
  let simulators: RunningSimulators;
  beforeAll(async () => {
    simulators = await startSimulators();
  });
  afterAll(() => simulators.close());
  beforeEach(async () => {
    stores = await createTestStores(databases, migrateMonitoringMart);
    const { servicenow } = simulators.sources;
    service = await createTestService(databases, { servicenow }, undefined, {
      db: stores.db,
      raw: stores.raw,
    });
  });
  afterEach(async () => {
    simulators.set('servicenow', { state: 'up' });
    await service.stop();
    await stores.raw.close();
  });

  const get = async (path: string, query = {}) =>
    (await service.get(path, query).expect(200)).body;
  const gaps = async (job?: string): Promise<Gap[]> =>
    (await get('/v1/gaps', { job })).items;
  const reading = async (): Promise<SourceReading> =>
    (await get('/v1/sources/readings')).items.find(
      ({ name }: SourceReading) => name === 'servicenow',
    );
  const ranDay = (period: string, state: string, error?: string) =>
    stores.db('run').insert({
      ...{ id: `${state} ${period}`, job: 'deployments', period, state, error },
      mode: 'run',
      requested_by: 'schedule',
      reason: 'a test',
    });

  /** Like a worker that has just started: its breakers are closed. */
  const poll = async () => {
    const sources = new ConnectedSources([serviceNow], simulators.sources, {
      timeoutMs: 2_000,
      rateLimitWaitMs: 0,
    });
    const log = async () => {};
    try {
      await new SourceIngestion({
        raw: stores.raw,
        sources,
        watermarks: new WatermarkStore(stores.db),
        polls: new SourcePollStore(stores.db),
        historyDays: 30,
        now: async () => new Date(),
      }).land({
        requestedAt: new Date(0),
        log: { info: log, warn: log },
        signal: new AbortController().signal,
      });
    } finally {
      await sources.close();
    }
  };

  it('says where each job stands: its newest run, when it is due, and how old its figures are', async () => {
    await publishedDay(stores.db, daysAgo(3), []);
    await ranDay(daysAgo(2), 'failed', 'GitLab answered 503');
    await ranDay(daysAgo(1), 'queued');
    const { items } = await get('/v1/jobs/states');
    expect(items.map(({ job }: { job: string }) => job)).toEqual(['deployments', 'incidents', 'signals', 'slo', 'delivery']); // prettier-ignore
    const [deployments, incidents] = items;
    expect(deployments).toMatchObject({
      queued: 1,
      running: 0,
      lastRun: { period: daysAgo(1), state: 'queued' },
      published: { period: daysAgo(3) },
    });
    expect(Date.parse(deployments.next)).toBeGreaterThan(Date.now());
    expect(deployments.behindSeconds).toBeGreaterThanOrEqual(2 * 86_400);
    expect(incidents).toMatchObject({ lastRun: null, published: null, behindSeconds: null }); // prettier-ignore
  });

  it('names periods that nobody published, with the reason, as one gap where they follow one another', async () => {
    await publishedDay(stores.db, daysAgo(9), []);
    await publishedDay(stores.db, daysAgo(6), []);
    await publishedDay(stores.db, daysAgo(2), []);
    await ranDay(daysAgo(5), 'failed', 'GitLab answered 503');
    await ranDay(daysAgo(4), 'cancelled');
    await ranDay(daysAgo(3), 'running');
    await publishedDay(stores.db, daysAgo(1), []);
    const found = await gaps('deployments');
    expect(
      found.map(({ reason, closes, backfill, detail, periods }) => [
        ...[reason, closes, backfill, detail],
        ...[periods?.from, periods?.count],
      ]),
    ).toEqual([
      ['run-active', 'next-run', false, null, daysAgo(3), 1],
      ['run-cancelled', 'next-run', true, null, daysAgo(4), 1],
      ['run-failed', 'next-run', true, 'GitLab answered 503', daysAgo(5), 1],
      ['no-run', 'by-hand', true, null, daysAgo(8), 2],
    ]);
    expect(found[3]).toMatchObject({
      jobs: ['deployments'],
      from: `${daysAgo(8)}T00:00:00.000Z`,
      to: `${daysAgo(6)}T00:00:00.000Z`,
    });
  });

  it('calls nothing missing that reads no configured source, and all of a job that never published', async () => {
    expect(await gaps('incidents')).toMatchObject([
      { reason: 'no-run', periods: null, from: null, backfill: false },
    ]);
    for (const job of ['deployments', 'delivery', 'slo', 'signals'])
      expect(await gaps(job)).toEqual([]);
  });

  it('queues a run for each period of a window, once, and says how far they are', async () => {
    const body = { job: 'deployments', from: daysAgo(5), to: daysAgo(2), reason: 'GitLab was away' }; // prettier-ignore
    await ranDay(daysAgo(4), 'running');
    const { body: started } = await service.send('post', '/v1/backfills', body).expect(202); // prettier-ignore
    expect(started).toMatchObject({ periods: 3, queued: 2 });
    const query = { job: 'deployments', from: body.from, to: body.to, since: started.requestedAt }; // prettier-ignore
    expect(await get('/v1/backfills', query)).toEqual({ queued: 2, running: 0, succeeded: 0, failed: 0, cancelled: 0 }); // prettier-ignore
    const again = await service.send('post', '/v1/backfills', body).expect(202);
    expect(again.body).toMatchObject({ periods: 3, queued: 0 });
    const { items } = await get('/v1/runs', { job: 'deployments', state: 'queued' }); // prettier-ignore
    expect(items).toMatchObject([
      { reason: 'GitLab was away', mode: 'run' },
      { reason: 'GitLab was away' },
    ]);
  });

  it.each([
    [{ to: '2026-03-01' }, 'to: must be after from'],
    [{ to: '2026-03' }, 'to: must be a day, YYYY-MM-DD'],
    [{ from: '2026-03-02T10' }, 'from: must be a day, YYYY-MM-DD'],
    [{ to: '2027-12-31' }, 'to: more than 500 days at once'],
    [{ from: '1990-01-01', to: '1990-01-05' }, 'from: is outside the supported range'],
    [{ job: 'tea' }, 'job: no job "tea"'],
    [{ reason: ' ' }, 'reason: say why'],
    [{ colour: 'red' }, 'colour'],
  ])('refuses to queue a window with %j', async (fields, problem) => {
    const body = { job: 'deployments', from: '2026-03-02', to: '2026-03-04', reason: 'x', ...fields };
    const answer = await service.send('post', '/v1/backfills', body).expect(400);
    expect(answer.body.error.message).toContain(problem);
  }); // prettier-ignore

  it('says that a source fails, why and since when, and that all is well once it answers again', async () => {
    await poll();
    const first = await reading();
    expect(first).toMatchObject({
      jobs: ['incidents'],
      late: false,
      everySeconds: 300,
      last: { outcome: 'read', error: null, breaker: 'closed', errors: 0 },
      liveCalls: { calls: 0, breaker: 'closed' },
      hours: [{ polls: 1, failed: 0 }],
    });
    expect(first.last!.calls).toBeGreaterThan(1);
    expect(first.lastReadAt).toBe(first.last!.at);
    const quiet = (await gaps()).filter(({ reason }) => reason === 'source-failed'); // prettier-ignore
    expect(quiet).toEqual([]);

    simulators.set('servicenow', { state: 'down', as: '500' });
    await expect(poll()).rejects.toThrow('ServiceNow answered 500');
    expect(await reading()).toMatchObject({
      last: { outcome: 'failed', error: expect.stringContaining('answered 500') }, // prettier-ignore
      lastReadAt: first.lastReadAt,
      hours: [{ polls: 2, failed: 1 }],
    });
    expect((await reading()).last!.errors).toBeGreaterThan(0);
    expect((await gaps('incidents'))[0]).toMatchObject({
      id: 'servicenow',
      reason: 'source-failed',
      closes: 'source-answers',
      detail: expect.stringContaining('answered 500'),
      from: first.lastReadAt,
      to: null,
      jobs: ['incidents'],
      backfill: false,
    });
    expect(await gaps('deployments')).toEqual([]);

    simulators.set('servicenow', { state: 'down', as: '401' });
    await expect(poll()).rejects.toThrow('ServiceNow answered 401');
    expect((await gaps('incidents'))[0]).toMatchObject({ closes: 'by-hand', from: first.lastReadAt }); // prettier-ignore

    simulators.set('servicenow', { state: 'up' });
    await poll();
    expect((await gaps()).filter(({ reason }) => reason === 'source-failed')).toEqual([]); // prettier-ignore
    expect(await reading()).toMatchObject({ late: false, last: { outcome: 'read' } }); // prettier-ignore
  });

  it('counts answers of 429 by themselves, and calls a source late that was not read for two of its times', async () => {
    await poll();
    simulators.set('servicenow', { state: 'down', as: '429' });
    await expect(poll()).rejects.toThrow();
    expect((await reading()).last!.limited).toBeGreaterThan(0);
    await stores.db.raw(`update source_poll set began_at = began_at - interval '12 minutes'`); // prettier-ignore
    expect(await reading()).toMatchObject({ late: true });
  });

  it('says how many rows an access rule hides, since when, and that a person has to grant them', async () => {
    await poll();
    const [hidden] = (await reading()).hidden;
    expect(hidden).toMatchObject({ name: 'incidents', since: (await reading()).last!.at }); // prettier-ignore
    expect(hidden.given).toBeLessThan(hidden.expected);
    expect(await gaps('incidents')).toContainEqual(
      expect.objectContaining({
        reason: 'rows-hidden',
        part: 'incidents',
        closes: 'by-hand',
        detail: `${hidden.given} / ${hidden.expected}`,
      }),
    );
  });

  it('names the part of a source that fails, whose it is, and until when it was read', async () => {
    const at = '2026-03-02T10:00:00.000Z';
    await new SourcePollStore(stores.db).save({
      ...{ source: 'servicenow', began: new Date(), ended: new Date() },
      ...{ outcome: 'partial', error: null, breaker: 'closed' },
      ...{ calls: 4, errors: 1, limited: 0, landed: 0, rejected: 0, rows: {} },
      unread: [{ part: 'incident', reason: 'ServiceNow answered 403 to it' }],
    });
    await new WatermarkStore(stores.db).save('servicenow', new Map([['incident', at]])); // prettier-ignore
    expect(await gaps('incidents')).toContainEqual(
      expect.objectContaining({
        reason: 'part-failed',
        part: 'incident',
        from: at,
        closes: 'by-hand',
      }),
    );
  });

  describe('quarantine', () => {
    const quarantine = (path = '', query = {}) =>
      request(service.app).get(`/v1/quarantine${path}`).query(query).set(ADMIN);
    const INCIDENTS = serviceNowIncidents.name;

    it('names what was refused, where and why, by problem and record by record', async () => {
      await land(stores.raw, serviceNowIncidents, [
        serviceNowIncident('1', '2026-03-02 10:00:00'),
        serviceNowIncident('2', '2026-03-02 10:00:00', { resolved_at: '2026-03-02 09:00:00' }),
        serviceNowIncident('3', ''),
      ]); // prettier-ignore
      const groups = await quarantine('/groups').expect(200);
      expect(groups.body.items).toMatchObject([
        { dataset: INCIDENTS, problem: 'opened_at: must be an instant, YYYY-MM-DD HH:MM:SS in UTC', records: 1 },
        { dataset: INCIDENTS, problem: 'resolved_at: is before opened_at', records: 1 },
      ]); // prettier-ignore
      const problem = 'resolved_at: is before opened_at';
      const { body } = await quarantine('', { dataset: INCIDENTS, problem }).expect(200); // prettier-ignore
      expect(body.items).toMatchObject([
        { row: 2, problem, value: '2026-03-02T09:00:00.000Z', document: { sys_id: '2' } },
      ]); // prettier-ignore
      const page = await quarantine('', { dataset: INCIDENTS, limit: 1 });
      const { nextCursor: cursor } = page.body;
      const next = await quarantine('', { dataset: INCIDENTS, limit: 1, cursor }).expect(200); // prettier-ignore
      expect(next.body.items).toMatchObject([{ row: 3 }]);
    });

    it('refuses datasets that there are not, and says which there are', async () => {
      for (const [path, query] of [
        ['', { dataset: 'tea' }],
        ['/groups', { dataset: 'tea' }],
      ] as const) {
        const { body } = await quarantine(path, query).expect(400);
        expect(body.error.message).toContain('dataset: no dataset of monitoring; there is'); // prettier-ignore
        expect(body.error.message).toContain('servicenow.incident');
      }
      const { body } = await quarantine('').expect(400);
      expect(body.error.message).toContain('dataset');
    });
  });

  it('lets an engineer see how things are, and start or see nothing that takes an administrator', async () => {
    for (const path of ['/v1/jobs/states', '/v1/sources/readings', '/v1/gaps'])
      await request(service.app).get(path).expect(401);
    const body = { job: 'deployments', from: '2026-03-02', to: '2026-03-03', reason: 'x' }; // prettier-ignore
    const engineer = { authorization: 'Bearer Rosetta_User' };
    const send = request(service.app).post('/v1/backfills').send(body);
    expect((await send.set(engineer)).status).toBe(403);
    await service.get('/v1/quarantine/groups').expect(403);
    await service.get('/v1/quarantine', { dataset: 'servicenow.incident' }).expect(403); // prettier-ignore
    await service.get('/v1/gaps', { job: 'tea' }).expect(400);
    await service.get('/v1/gaps', { colour: 'red' }).expect(400);
  });
});
