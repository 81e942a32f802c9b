import { runOnce } from '@rosetta/batch-kit';
import { monitoring } from '@rosetta/contracts/domains';
import { RunMode } from '@rosetta/contracts/runs';
import {
  migrateMonitoringMart,
  MONITORING_JOBS,
  SignalReadModel,
} from '@rosetta/monitoring-mart';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { HOURS, RunService } from '@rosetta/run-kit';
import { createLogger } from '@rosetta/service-kit';
import { createReferentiel, FakeReferentiel } from '@rosetta/service-kit/testUtils'; // prettier-ignore
import { dynatraceMetrics } from '@rosetta/sources/dynatrace';
import { land } from '@rosetta/sources/testUtils';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Snapshots } from '../referentiel/Snapshots';
import { DYNATRACE_SIGNALS, SignalReading } from './readings';
import { createSignalJob } from './signalJob';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const HOUR = '2026-03-02T09';
const START = Date.parse(`${HOUR}:00:00Z`);
const SERVICE = 'SERVICE-0123456789ABCDEF';
const SHARED = 'SERVICE-FFFFFFFFFFFFFFFF';

/** An answer of the metrics query; a slot is named by its end. */
const series = (
  metricId: string,
  values: readonly (number | null)[],
  { entity = SERVICE, minutes = 1, start = START } = {},
) => ({
  metricId,
  resolution: minutes === 60 ? '1h' : `${minutes}m`,
  data: [
    {
      dimensions: [entity],
      dimensionMap: { 'dt.entity.service': entity },
      timestamps: values.map((_, at) => start + (at + 1) * minutes * 60_000),
      values,
    },
  ],
});
const P95 = 'builtin:service.response.time:splitBy("dt.entity.service"):percentile(95)'; // prettier-ignore
const TRAFFIC = 'builtin:service.requestCount.total:splitBy("dt.entity.service"):sum'; // prettier-ignore

const minutesOf = ({ db }: TestStores, from: string) =>
  new SignalReadModel(db).minutes('app-shop', { from, to: '2026-03-02T12' });

describe('the job of signals', () => {
  let stores: TestStores;
  let runs: RunService;
  beforeAll(async () => {
    stores = await createTestStores(databases, migrateMonitoringMart);
    runs = new RunService(stores.db, {
      domain: monitoring.name,
      jobs: MONITORING_JOBS,
    });
  });
  afterAll(async () => {
    await runs.close();
    await stores.raw.close();
  });

  const referentiel = new FakeReferentiel(
    createReferentiel([
      { id: 'app-shop', group: 'grp', pivots: [['dynatrace:entity', SERVICE], ['dynatrace:entity', SHARED]] },
      { id: 'app-bank', group: 'grp', pivots: [['dynatrace:entity', SHARED]] },
    ]), // prettier-ignore
  );
  const run = async (
    period: string,
    { mode = 'run', readings }: { mode?: RunMode; readings?: readonly SignalReading[] } = {}, // prettier-ignore
  ) => {
    const { db, raw } = stores;
    const [ended] = await runOnce({
      db,
      domain: monitoring.name,
      jobs: [
        createSignalJob({
          raw,
          referentiel: new Snapshots(referentiel),
          ingestion: { land: async () => ({}) },
          keepMinutesDays: 36_500,
          readings,
        }),
      ],
      logger: createLogger({ service: 'test', level: 'silent' }),
      periods: [period],
      mode,
      requestedBy: 'a test',
      reason: 'to see',
    });
    return ended;
  };
  const hour = (application: string, from: string) =>
    new SignalReadModel(stores.db).hours(application, {
      from,
      to: `${from.slice(0, 11)}${String(Number(from.slice(11)) + 1).padStart(
        2,
        '0',
      )}`,
    });
  const minutes = (application: string) =>
    new SignalReadModel(stores.db).minutes(application, {
      from: HOUR,
      to: '2026-03-02T10',
    });

  it('keeps minutes, adds counts up, makes no percentile of an hour, and shows a gap as a gap that later data closes', async () => {
    const traffic = Array.from({ length: 60 }, (_, at) => (at < 30 ? 10 : null)); // prettier-ignore
    await land(stores.raw, dynatraceMetrics, [
      series(TRAFFIC, traffic),
      series(P95, Array(60).fill(250_000)),
      series(TRAFFIC, [7], { entity: SHARED }),
      series(TRAFFIC, [1], { entity: 'SERVICE-0000000000000000' }),
    ]);
    expect(await run(HOUR)).toMatchObject({
      state: 'succeeded',
      counts: { series: 4, applications: 2, notAttributed: 1, withGaps: 3 },
    });
    const shop = await hour('app-shop', HOUR);
    expect(shop).toMatchObject([
      { signal: 'latency.p95', value: null, known: 1 },
      { signal: 'traffic', entity: SERVICE, value: 300, known: 0.5 },
      { signal: 'traffic', entity: SHARED, value: 7 },
    ]);
    expect(await hour('app-bank', HOUR)).toMatchObject([
      { signal: 'traffic', entity: SHARED, value: 7 },
    ]);
    const [p95, ofService] = await minutes('app-shop');
    expect(p95.minutes).toEqual(Array(60).fill(250));
    expect(ofService.minutes).toEqual(traffic);

    expect((await run(HOUR)).counts).toEqual({ unchanged: true });
    await run(HOUR, { mode: 'reprocess' });
    expect(await hour('app-shop', HOUR)).toEqual(shop);

    await land(stores.raw, dynatraceMetrics, [
      series(TRAFFIC, Array(60).fill(10)),
      series(P95, [900_000], { minutes: 60 }),
    ]);
    await run(HOUR);
    expect(await hour('app-shop', HOUR)).toMatchObject([
      { signal: 'latency.p95', value: 900 },
      { signal: 'traffic', value: 600, known: 1 },
      {},
    ]);
  });

  it('reads one signal more by one line of configuration', async () => {
    const later = '2026-03-02T11';
    const start = START + 2 * 3_600_000;
    await land(stores.raw, dynatraceMetrics, [
      series('builtin:service.keyRequest.count.total:sum', [4], { start }),
    ]);
    const more = {
      signal: 'key-requests',
      metric: 'builtin:service.keyRequest.count.total',
      aggregation: 'sum',
      factor: 1,
    };
    await run(later, { readings: [...DYNATRACE_SIGNALS, more] });
    expect(await minutesOf(stores, later)).toMatchObject([
      { signal: 'key-requests', minutes: [4, ...Array(59).fill(null)] },
    ]);
  });

  it('refuses an hour that has not begun', async () => {
    const tomorrow = HOURS.of(new Date(Date.now() + 2 * 86_400_000));
    expect(await run(tomorrow)).toMatchObject({ state: 'failed' });
  });
});
