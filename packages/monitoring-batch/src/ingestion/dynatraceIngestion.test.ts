import { TestDatabases } from '@rosetta/test-kit/databases';
import { migrateMonitoringMart } from '@rosetta/monitoring-mart';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { readSlice } from '@rosetta/raw-store';
import { HOURS, WatermarkStore } from '@rosetta/run-kit';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { dynatraceEntities } from '@rosetta/simulators/company';
import { DOWN_AS, Fault } from '@rosetta/simulators/sources';
import { ConnectedSources, SourceIngestion, sourcesOf } from '@rosetta/sources';
import {
  dynatraceMetrics,
  dynatraceProblems,
  readDynatraceProblem,
  readMetricPoints,
} from '@rosetta/sources/dynatrace';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const HOUR = 60 * 60_000;
const shop = dynatraceEntities({ id: 'app-checkout' });

let simulators: RunningSimulators;
let stores: TestStores;
let entities: string[];
let logged: string[];
beforeAll(async () => {
  simulators = await startSimulators();
});
afterAll(() => simulators.close());
beforeEach(async () => {
  stores = await createTestStores(databases, migrateMonitoringMart);
  entities = Object.values(shop);
  logged = [];
});
afterEach(() => stores.raw.close());

/** Like a new process each time, with a breaker that is closed. */
const land = async (historyDays = 1) => {
  const { dynatrace } = simulators.sources;
  const sources = new ConnectedSources(
    sourcesOf('monitoring'),
    { dynatrace: { ...dynatrace, historyDays } },
    { timeoutMs: 500, rateLimitWaitMs: 0, limits: { retryRatio: 0 } },
  );
  const log = async (text: string) => void logged.push(text);
  try {
    return await new SourceIngestion({
      raw: stores.raw,
      sources,
      watermarks: new WatermarkStore(stores.db),
      readPivots: async () => () => entities,
      now: async () => new Date(),
    }).land({
      requestedAt: new Date(0),
      sources: ['dynatrace'],
      log: { info: log, warn: log },
      signal: new AbortController().signal,
    });
  } finally {
    await sources.close();
  }
};

const read = async (dataset: string, period: string) => {
  const all = [];
  for (const slice of await stores.raw.slices(dataset, period, 1_000))
    for await (const records of readSlice(stores.raw, dataset, period, slice))
      all.push(...records);
  return all;
};
const hours = async () =>
  (await stores.raw.periods(dynatraceMetrics.name)).map(({ period }) => period);
const lastHour = () => HOURS.of(new Date(Date.now() - HOUR - 4 * 60_000));

describe('the ingestion of Dynatrace', () => {
  it('lands whole hours of each entity by the minute, older ones by the hour, and nothing twice', async () => {
    await land(2);
    const known = await hours();
    expect(known.length).toBeGreaterThanOrEqual(46);
    const points = (await read(dynatraceMetrics.name, lastHour())).flatMap(readMetricPoints); // prettier-ignore
    expect(points).toHaveLength(7 * 60);
    expect(new Set(points.map(({ entity }) => entity))).toEqual(new Set(entities)); // prettier-ignore
    expect(new Set(points.map(({ aggregation }) => aggregation))).toEqual(
      new Set(['percentile(50)', 'percentile(95)', 'percentile(99)', 'sum', 'avg']), // prettier-ignore
    );
    const older = (await read(dynatraceMetrics.name, known[0])).flatMap(readMetricPoints); // prettier-ignore
    expect(older).toHaveLength(7);
    expect(older[0].resolutionMinutes).toBe(60);

    const versions = await stores.raw.periods(dynatraceMetrics.name);
    await land(2);
    expect(await stores.raw.periods(dynatraceMetrics.name)).toEqual(versions);
  });

  it('reads a problem again while it is open, and its end replaces what was landed of it', async () => {
    await land();
    const world = simulators.world;
    world.troubles.begin(world.find('app-checkout')!, 'Ordered');
    const ordered = async () =>
      (await read(dynatraceProblems.name, new Date().toISOString().slice(0, 10)))
        .map(({ document }) => readDynatraceProblem(document))
        .filter(({ title }) => title === 'Ordered'); // prettier-ignore
    await land();
    expect(await ordered()).toMatchObject([{ status: 'open', endedAt: null, entities: [shop.service] }]); // prettier-ignore
    world.troubles.end(world.find('app-checkout')!);
    await land();
    expect(await ordered()).toMatchObject([{ status: 'closed', endedAt: expect.any(String) }]); // prettier-ignore
  });

  it('goes on where each entity was read to, also one that is new', async () => {
    entities = [shop.service];
    await land();
    entities = Object.values(shop);
    await land();
    const points = (await read(dynatraceMetrics.name, (await hours())[3])).flatMap(readMetricPoints); // prettier-ignore
    expect(new Set(points.map(({ entity }) => entity))).toEqual(new Set(entities)); // prettier-ignore
  });

  it('fails with the name of the source however it is down, lands no part of an answer, and closes the gap the next time', async () => {
    const faults: Fault[] = [
      ...DOWN_AS.map(as => ({ state: 'down' as const, as })),
      { state: 'slow', delayMs: 2_000 },
    ];
    for (const fault of faults) {
      simulators.set('dynatrace', fault);
      await expect(land()).rejects.toThrow(/Dynatrace/);
    }
    expect(await hours()).toEqual([]);
    simulators.set('dynatrace', { state: 'up' });
    await land();
    expect(await hours()).toContain(lastHour());
  });

  it('names entities that Dynatrace refuses, and lands the others', async () => {
    entities = [...Object.values(shop), 'HOST-0123456789ABCDEF'];
    expect(await land()).toEqual({ entitiesNotRead: 1 });
    expect(logged.join('\n')).toContain(
      'Dynatrace entity HOST-0123456789ABCDEF was not read, and what is new there is missing',
    );
    expect(await hours()).toContain(lastHour());
  });
});
