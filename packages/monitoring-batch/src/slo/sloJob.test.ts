import { runOnce } from '@rosetta/batch-kit';
import { monitoring } from '@rosetta/contracts/domains';
import { RunMode } from '@rosetta/contracts/runs';
import {
  MaintenanceStore,
  migrateMonitoringMart,
  MONITORING_JOBS,
  SIGNALS_JOB,
  SloStore,
} from '@rosetta/monitoring-mart';
import { publishedHour } from '@rosetta/monitoring-mart/testUtils';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { HOURS, RunService } from '@rosetta/run-kit';
import { createLogger } from '@rosetta/service-kit';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { createSloJob } from './sloJob';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const HOUR = HOURS.add(HOURS.of(new Date()), -3);
const start = HOURS.start(HOUR);
const minute = (at: number) => new Date(start.getTime() + at * 60_000).toISOString(); // prettier-ignore
const fill = (value: number | null) => Array(60).fill(value);

describe('the job of objectives', () => {
  let stores: TestStores;
  let runs: RunService;
  const addVersion = (version: number, objective: number, validFrom = HOURS.start(HOURS.add(HOUR, -48)).toISOString(), retired = false) =>
    new SloStore(stores.db).add('shop', {
      version,
      name: 'Shop',
      application: 'app-shop',
      objective,
      window: { type: 'rolling', duration: '7d' },
      budgeting: { method: 'Occurrences' },
      indicator: { kind: 'ratio', bad: { signal: 'errors' }, total: { signal: 'traffic' } },
      alerting: {},
      retired,
      validFrom,
      createdBy: 'user:default/jane',
      reason: null,
    }); // prettier-ignore
  beforeAll(async () => {
    stores = await createTestStores(databases, migrateMonitoringMart);
    runs = new RunService(stores.db, { domain: monitoring.name, jobs: MONITORING_JOBS }); // prettier-ignore
    await addVersion(1, 0.99);
  });
  afterAll(async () => {
    await runs.close();
    await stores.raw.close();
  });

  const signals = (errors: number | null, traffic: number | null) =>
    publishedHour(stores.db, HOUR, [
      { signal: 'errors', minutes: fill(errors) },
      { signal: 'traffic', minutes: fill(traffic) },
    ]);
  const run = async (period = HOUR, mode: RunMode = 'run') => {
    const [ended] = await runOnce({
      db: stores.db,
      domain: monitoring.name,
      jobs: [
        // What is read of it is published by the test.
        {
          ...SIGNALS_JOB,
          unchanged: '',
          stages: [{ name: 's', slices: async () => [], run: async () => ({}) }], // prettier-ignore
          inputs: async () => new Map(),
          drop: async () => {},
        },
        createSloJob({ db: stores.db, keepMinutesDays: 8 }),
      ],
      job: 'slo',
      logger: createLogger({ service: 'test', level: 'silent' }),
      periods: [period],
      mode,
      requestedBy: 'a test',
      reason: 'to see',
    });
    return ended;
  };
  const figures = () =>
    stores
      .db('slo_hour as h')
      .join('publication as p', 'p.run_id', 'h.run_id')
      .where('p.current', true)
      .orderBy('h.starts_at')
      .select('version', 'minutes', 'excluded', 'known', 'bad', 'total');

  it('measures an hour, once more the same, again when a gap closes, and without maintenance', async () => {
    await signals(null, null);
    await run();
    expect(await figures()).toEqual([
      { version: 1, minutes: 60, excluded: 0, known: 0, bad: 0, total: 0 },
    ]);
    await signals(1, 100);
    await run();
    const measured = [{ version: 1, minutes: 60, excluded: 0, known: 60, bad: 60, total: 6000 }]; // prettier-ignore
    expect(await figures()).toEqual(measured);
    expect((await run()).counts).toEqual({ unchanged: true });
    await run(HOUR, 'reprocess');
    expect(await figures()).toEqual(measured);

    await new MaintenanceStore(stores.db).add(
      { name: 'upgrade', applications: ['app-shop'], from: minute(-60), to: minute(15), reason: 'agreed' }, // prettier-ignore
      'user:default/jane',
    );
    await run();
    expect(await figures()).toMatchObject([{ excluded: 15, known: 45, bad: 45 }]); // prettier-ignore
  });

  it('leaves hours before a version as they are', async () => {
    await addVersion(2, 0.9, HOURS.start(HOURS.add(HOUR, 1)).toISOString());
    expect((await run()).counts).toEqual({ unchanged: true });
    await addVersion(3, 0.9, HOURS.start(HOUR).toISOString());
    await run();
    expect(await figures()).toMatchObject([{ version: 3 }]);
  });

  it('measures a retired objective no more, and again once it is back', async () => {
    const since = HOURS.start(HOUR).toISOString();
    await addVersion(4, 0.9, since, true);
    await run();
    expect(await figures()).toEqual([]);
    await addVersion(5, 0.9, since);
    await run();
    expect(await figures()).toMatchObject([{ version: 5 }]);
  });

  it('refuses an hour whose minutes are not kept, and leaves what is published of it', async () => {
    const old = HOURS.add(HOUR, -9 * 24);
    await publishedHour(stores.db, old, [{ signal: 'traffic' }]);
    expect(await run(old)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('no longer kept'),
    });
  });
});
