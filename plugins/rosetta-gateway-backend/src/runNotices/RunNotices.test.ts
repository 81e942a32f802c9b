import { TestDatabases } from '@rosetta/test-kit/databases';
import { Run } from '@rosetta/contracts/runs';
import { Knex } from 'knex';
import { FakeService, sendJson } from '../__testUtils__/fakeService';
import {
  CalledFake,
  migrateGateway,
  RecordingNotifications,
  startCalledFake,
} from '../__testUtils__/noticeTests';
import { ReaderLanguages } from '../notices/ReaderLanguages';
import { RUN_DOMAINS } from '../runDomains';
import { RunNotices } from './RunNotices';
import { RunNoticeStore } from './RunNoticeStore';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const JANE = 'user:default/jane';
const FINOPS = RUN_DOMAINS.filter(({ name }) => name === 'finops');
/** When the portal started for the first time. */
const BEGUN = new Date('2026-11-29T12:00:00.000Z');

const runOf = (id: string, more: Partial<Run> = {}): Run => ({
  id,
  job: 'costs',
  period: '2024-09',
  mode: 'reprocess',
  state: 'queued',
  requestedBy: JANE,
  reason: 'a corrected bill',
  requestedAt: '2026-11-29T12:30:00.000Z',
  startedAt: null,
  finishedAt: null,
  progress: { step: 'queued', done: 0, total: 0 },
  counts: {},
  inputs: {},
  error: null,
  attempt: 0,
  published: false,
  publishedAt: null,
  ...more,
});

/** A service with these runs, newest first, two on a page. */
const serveRuns = (service: FakeService, runs: readonly Run[]) =>
  service.answer((req, res) => {
    const { pathname, searchParams } = new URL(req.url!, service.url);
    if (pathname === '/v1/runs') {
      const at = Number(searchParams.get('cursor') ?? 0);
      const more = at + 2 < runs.length && { nextCursor: String(at + 2) };
      return sendJson(res, 200, { items: runs.slice(at, at + 2), ...more });
    }
    const run = runs.find(({ id }) => pathname === `/v1/runs/${id}`);
    if (run) return sendJson(res, 200, run);
    return sendJson(res, 404, {
      error: { name: 'NotFoundError', message: 'No such run' },
    });
  });

describe.each(databases.eachSupportedId())('RunNotices on %s', databaseId => {
  let db: Knex;
  let fake: CalledFake;
  let service: FakeService;
  let notifications: RecordingNotifications;

  /** The portal, as it is after each start: it knows what its database knows. */
  const portal = (store = new RunNoticeStore(db)) =>
    new RunNotices({
      domains: FINOPS,
      store,
      languages: new ReaderLanguages(db),
      notifications,
      clients: { 'finops-api': fake.client },
      tokenFor: async audience => `token for ${audience}`,
    });

  beforeEach(async () => {
    notifications = new RecordingNotifications();
    db = await databases.init(databaseId);
    await migrateGateway(db);
    fake = await startCalledFake();
    service = fake.service;
    await portal().begin(BEGUN);
  });
  afterEach(() => fake.close());

  it('notifies the person who requested a run of its end, once, with a link to it', async () => {
    serveRuns(service, [runOf('run-1')]);
    await portal().announce();
    expect(notifications.sent).toEqual([]);
    serveRuns(service, [runOf('run-1', { state: 'succeeded' })]);
    await portal().announce();
    await portal().announce();
    expect(notifications.sent).toEqual([
      {
        recipients: { type: 'entity', entityRef: JANE },
        payload: {
          title: 'Costs, September 2024 – the run has succeeded',
          description:
            'Its figures are published. – Your reason: a corrected bill',
          link: '/finops/runs/run-1',
          severity: 'normal',
          topic: 'runs',
          scope: 'run/finops/run-1',
        },
      },
    ]);
  });

  it('calls the service as the portal itself', async () => {
    serveRuns(service, []);
    await portal().announce();
    expect(service.received[0].headers.authorization).toBe(
      'Bearer token for finops-api',
    );
  });

  it('notifies of a run that began and ended between two polls', async () => {
    serveRuns(service, [runOf('run-1', { state: 'failed', error: 'no bill' })]);
    await portal().announce();
    expect(notifications.sent).toHaveLength(1);
    expect(notifications.sent[0].payload).toMatchObject({
      title: 'Costs, September 2024 – the run has failed',
      severity: 'high',
    });
    expect(notifications.sent[0].payload.description).toMatch(
      /^no bill – The figures/,
    );
  });

  it('notifies of a run that is several pages behind later ones', async () => {
    serveRuns(service, [runOf('run-1')]);
    await portal().announce();
    const later = [1, 2, 3, 4, 5].map(each =>
      runOf(`later-${each}`, {
        requestedBy: 'schedule',
        requestedAt: `2026-11-29T12:4${9 - each}:00.000Z`,
      }),
    );
    serveRuns(service, [...later, runOf('run-1', { state: 'cancelled' })]);
    await portal().announce();
    expect(notifications.sent.map(({ payload }) => payload.scope)).toEqual([
      'run/finops/run-1',
    ]);
  });

  it('sends each notification once after notifications were down', async () => {
    serveRuns(service, [
      runOf('run-2', { state: 'succeeded' }),
      runOf('run-1', { state: 'succeeded' }),
    ]);
    notifications.down = true;
    await expect(portal().announce()).rejects.toThrow('notifications are down');
    notifications.down = false;
    await portal().announce();
    await portal().announce();
    expect(
      notifications.sent.map(({ payload }) => payload.link).sort(),
    ).toEqual(['/finops/runs/run-1', '/finops/runs/run-2']);
  });

  it('sends a notification again under the same scope when the portal stopped before it recorded the first', async () => {
    class Stopping extends RunNoticeStore {
      async setNotified(): Promise<void> {
        throw new Error('stopped');
      }
    }
    serveRuns(service, [runOf('run-1', { state: 'succeeded' })]);
    await expect(portal(new Stopping(db)).announce()).rejects.toThrow(
      'stopped',
    );
    await portal().announce();
    await portal().announce();
    // Backstage replaces a notification of the same scope.
    expect(notifications.sent.map(({ payload }) => payload.scope)).toEqual([
      'run/finops/run-1',
      'run/finops/run-1',
    ]);
  });

  it('reports every failure when several things fail', async () => {
    serveRuns(service, [
      runOf('run-3', { state: 'succeeded' }),
      runOf('run-2', { state: 'succeeded' }),
    ]);
    notifications.down = true;
    class Full extends RunNoticeStore {
      async moveMark(): Promise<void> {
        throw new Error('no space left');
      }
    }
    await expect(portal(new Full(db)).announce()).rejects.toThrow(
      'no space left; notifications are down',
    );
  });

  it('waits while the service is down', async () => {
    serveRuns(service, [runOf('run-1')]);
    await portal().announce();
    service.answer((_req, res) => sendJson(res, 503, {}));
    await expect(portal().announce()).rejects.toThrow('503');
    serveRuns(service, [runOf('run-1', { state: 'succeeded' })]);
    await portal().announce();
    expect(notifications.sent).toHaveLength(1);
  });

  it('notifies of a run that is behind more pending ones than are read at a time', async () => {
    const stuck = Array.from({ length: 200 }, (_, each) =>
      runOf(`stuck-${each}`, { requestedAt: '2026-11-29T12:00:00.000Z' }),
    );
    await new RunNoticeStore(db).add('finops', stuck);
    serveRuns(service, [runOf('run-1', { state: 'succeeded' }), ...stuck]);
    const notices = portal();
    await notices.announce();
    expect(notifications.sent).toEqual([]);
    await notices.announce();
    expect(notifications.sent.map(({ payload }) => payload.link)).toEqual([
      '/finops/runs/run-1',
    ]);
  });

  it('returns to the oldest pending runs after the last ones', async () => {
    const stuck = runOf('stuck');
    serveRuns(service, [stuck]);
    const notices = portal();
    await notices.announce();
    serveRuns(service, [{ ...stuck, state: 'succeeded' }]);
    await notices.announce();
    expect(notifications.sent).toHaveLength(1);
  });

  it('notifies people, and no schedule or command line', async () => {
    serveRuns(service, [
      runOf('run-2', { state: 'succeeded', requestedBy: 'schedule' }),
      runOf('run-1', { state: 'succeeded', requestedBy: 'cli:root' }),
    ]);
    await portal().announce();
    expect(notifications.sent).toEqual([]);
  });

  it('ignores runs from long before the portal first started', async () => {
    serveRuns(service, [
      runOf('run-1', { state: 'succeeded', requestedAt: '2026-11-28T12:00:00.000Z' }), // prettier-ignore
    ]);
    await portal().announce();
    expect(notifications.sent).toEqual([]);
  });

  it('forgets a run that its service no longer keeps', async () => {
    serveRuns(service, [runOf('run-1')]);
    await portal().announce();
    serveRuns(service, []);
    await portal().announce();
    expect(notifications.sent).toEqual([]);
    expect(await new RunNoticeStore(db).pending()).toEqual([]);
  });

  it('writes in the language in which the person reads the portal', async () => {
    await new ReaderLanguages(db).remember(JANE, 'fr');
    serveRuns(service, [runOf('run-1', { state: 'succeeded' })]);
    await portal().announce();
    expect(notifications.sent[0].payload.title).toBe(
      'Coûts, septembre 2024 – l’exécution a réussi',
    );
  });
});
