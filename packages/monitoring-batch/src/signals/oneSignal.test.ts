import { runOnce } from '@rosetta/batch-kit';
import { monitoring } from '@rosetta/contracts/domains';
import { SignalDescription, SIGNALS } from '@rosetta/contracts/monitoring';
import {
  migrateMonitoringMart,
  MONITORING_JOBS,
  SignalReadModel,
} from '@rosetta/monitoring-mart';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { HOURS, RunService, WatermarkStore } from '@rosetta/run-kit';
import { createLogger } from '@rosetta/service-kit';
import { createReferentiel, FakeReferentiel } from '@rosetta/service-kit/testUtils'; // prettier-ignore
import { ConnectedSources, SourceIngestion, sourcesOf } from '@rosetta/sources';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { readFileSync } from 'node:fs';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import path from 'node:path';
import { Snapshots } from '../referentiel/Snapshots';
import { createSignalJob } from './signalJob';

/** What docs/monitoring/extend.md adds to `SIGNALS`, and all that is added here. */
jest.mock('@rosetta/contracts/monitoring', () => {
  const actual = jest.requireActual('@rosetta/contracts/monitoring');
  const queue: SignalDescription = { id: 'queue', golden: 'saturation', kind: 'gauge', unit: 'messages', dynatrace: { entity: 'QUEUE', metric: 'builtin:queue.length', aggregation: 'avg', factor: 1 } }; // prettier-ignore
  return { ...actual, SIGNALS: [...actual.SIGNALS, queue] };
});

/** As it is written in TypeScript. */
const toSource = (value: object): string => {
  const fields = Object.entries(value).map(([name, field]) => {
    if (typeof field === 'object') return `${name}: ${toSource(field)}`;
    return `${name}: ${typeof field === 'string' ? `'${field}'` : field}`;
  });
  return `{ ${fields.join(', ')} }`;
};

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(60_000);

const QUEUE = 'QUEUE-0123456789ABCDEF';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Answers the metrics query with a length of 12 in each minute, where it is asked for queues, and nothing else. */
const answer = (url: URL) => {
  if (!url.pathname.endsWith('/metrics/query')) return { problems: [] };
  const { metricSelector, entitySelector, from, to } = Object.fromEntries(url.searchParams); // prettier-ignore
  const ends: number[] = [];
  for (let end = Number(from) + MINUTE_MS; end <= Number(to); end += MINUTE_MS)
    ends.push(end);
  return {
    totalCount: 1,
    nextPageKey: null,
    resolution: '1m',
    result: [
      {
        metricId: metricSelector,
        data: [
          {
            dimensions: [QUEUE],
            dimensionMap: { 'dt.entity.queue': QUEUE },
            timestamps: ends,
            values: ends.map(() => (entitySelector.includes(QUEUE) ? 12 : null)), // prettier-ignore
          },
        ],
      },
    ],
  };
};

describe('a signal that is added by one line', () => {
  let server: Server;
  let stores: TestStores;
  let runs: RunService;
  let sources: ConnectedSources;
  const asked: URL[] = [];
  beforeAll(async () => {
    server = createServer((req, res) => {
      const url = new URL(req.url!, 'http://localhost');
      asked.push(url);
      res.setHeader('content-type', 'application/json');
      res.end(JSON.stringify(answer(url)));
    }).listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const dynatrace = { baseUrl: `http://127.0.0.1:${port}`, token: 'a token', historyDays: 1 }; // prettier-ignore
    sources = new ConnectedSources(sourcesOf('monitoring'), { dynatrace });
    stores = await createTestStores(databases, migrateMonitoringMart);
    const { name: domain } = monitoring;
    runs = new RunService(stores.db, { domain, jobs: MONITORING_JOBS });
  });
  afterAll(async () => {
    await runs.close();
    await stores.raw.close();
    await sources.close();
    server.close();
  });

  it('is asked of the source, landed, and published by the minute', async () => {
    const { db, raw } = stores;
    const referentiel = new FakeReferentiel(
      createReferentiel([
        { id: 'app-shop', group: 'grp', pivots: [['dynatrace:entity', QUEUE]] },
      ]),
    );
    const ingestion = new SourceIngestion({
      raw,
      sources,
      watermarks: new WatermarkStore(db),
      readPivots: async () => () => [QUEUE],
      now: async () => new Date(),
    });
    const period = HOURS.of(new Date(Date.now() - 3 * HOUR_MS));
    const [ended] = await runOnce({
      db,
      domain: monitoring.name,
      jobs: [
        createSignalJob({
          raw,
          referentiel: new Snapshots(referentiel),
          ingestion,
          keepMinutesDays: 30,
        }),
      ],
      logger: createLogger({ service: 'test', level: 'silent' }),
      periods: [period],
      mode: 'run',
      requestedBy: 'a test',
      reason: 'to see',
    });
    expect(ended).toMatchObject({ state: 'succeeded', counts: { applications: 1 } }); // prettier-ignore
    const selectors = asked.flatMap(({ searchParams }) => searchParams.get('metricSelector') ?? []); // prettier-ignore
    expect(new Set(selectors)).toEqual(new Set(['builtin:queue.length:avg']));
    const window = { from: period, to: HOURS.add(period, 1) };
    const model = new SignalReadModel(db);
    expect(await model.minutes('app-shop', window)).toMatchObject([
      { signal: 'queue', entity: QUEUE, minutes: Array(60).fill(12) },
    ]);
    expect(await model.hours('app-shop', window)).toMatchObject([
      { signal: 'queue', value: 12, known: 1 },
    ]);
  });

  it('is the line that the docs show, and stands where they say', () => {
    const root = path.join(__dirname, '../../../..');
    const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
    const docs = read('docs/monitoring/extend.md');
    const [, file, diff] = /```diff\n\+\+\+ (\S*signals\.ts)\n([^]*?)```/.exec(docs)!; // prettier-ignore
    const lines = diff.trimEnd().split('\n');
    const added = lines.filter(line => line.startsWith('+'));
    expect(added.map(line => line.slice(1).trim())).toEqual([`${toSource(SIGNALS.at(-1)!)},`]); // prettier-ignore
    const before = lines.filter(line => line.startsWith(' '));
    expect(read(file)).toContain(before.map(line => line.slice(1)).join('\n'));
  });
});
