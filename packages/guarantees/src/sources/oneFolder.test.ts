import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { monitoring } from '@rosetta/contracts/domains';
import { createMonitoringApp, openLive } from '@rosetta/monitoring-api';
import {
  LiveSourceStore,
  migrateMonitoringMart,
  MONITORING_JOBS,
} from '@rosetta/monitoring-mart';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { RunService, WatermarkStore } from '@rosetta/run-kit';
import {
  CacheConfig,
  createCache,
  createHealth,
  createLogger,
} from '@rosetta/service-kit';
import {
  FakeReferentiel,
  createReferentiel,
  roleIdentity,
} from '@rosetta/service-kit/testUtils';
import { RunningSimulators, startSimulators } from '@rosetta/simulators';
import { SIMULATORS } from '@rosetta/simulators/sources';
import {
  ConnectedSources,
  datasetsOf,
  SourceIngestion,
  SOURCES,
  sourcesConfigOf,
} from '@rosetta/sources';
import request from 'supertest';
import { toySimulator } from './toy/simulator';
import { toy } from './toy/source';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const ROOT = join(__dirname, '../../../..');

/** Adding a source is a folder and a line in each of these. */
const SOURCES_WITH_TOY = [...SOURCES, toy];
const SIMULATORS_WITH_TOY = [...SIMULATORS, toySimulator];

const REFERENTIEL = createReferentiel([
  { id: 'app-web', group: 'grp-web', pivots: [['argocd:app', 'web']] },
]);

describe('a source that is added in one folder', () => {
  let simulators: RunningSimulators;
  let stores: TestStores;
  let sources: { toy: { baseUrl: string; token: string } };
  beforeEach(async () => {
    simulators = await startSimulators({ simulators: SIMULATORS_WITH_TOY });
    stores = await createTestStores(databases, migrateMonitoringMart);
    sources = { toy: simulators.sources.toy };
  });
  afterEach(async () => {
    await simulators.close();
    await stores.raw.close();
  });

  const control = (method: 'post' | 'put', path: string, body: object) =>
    request(simulators.url)[method](`/_control/toy/${path}`).send(body);
  const order = (version: string) =>
    control('post', 'releases', { component: 'web', version }).expect(201);
  const until = async (isSo: () => boolean) => {
    for (let turn = 0; !isSo() && turn < 100; turn += 1) await delay(50);
    expect(isSo()).toBe(true);
  };

  it('is configured, and its datasets can be imported', () => {
    const config = sourcesConfigOf(SOURCES_WITH_TOY);
    expect(config.parse(sources)).toEqual(sources);
    expect(
      config.safeParse({ toy: { baseUrl: 'x' } }).error?.issues,
    ).toHaveLength(2);
    expect(datasetsOf(SOURCES_WITH_TOY).map(({ name }) => name)).toContain(
      'toy.releases',
    );
  });

  it('is one line in the list, as the docs show', () => {
    const docs = readFileSync(join(ROOT, 'docs/monitoring/extend.md'), 'utf8'); // prettier-ignore
    const [, file, diff] = /```diff\n\+\+\+ (\S*list\.ts)\n([^]*?)```/.exec(docs)!; // prettier-ignore
    const lines = diff.trimEnd().split('\n');
    const as = (mark: string) =>
      lines.filter(line => line.startsWith(mark)).map(line => line.slice(1));
    expect(as('+').map(line => line.trim())).toEqual([`${toy.name},`]);
    expect(readFileSync(join(ROOT, file), 'utf8')).toContain(
      as(' ').join('\n'),
    );
  });

  it('is landed, from its watermark on', async () => {
    const connected = new ConnectedSources(SOURCES_WITH_TOY, sources);
    const logged: string[] = [];
    const log = async (text: string) => void logged.push(text);
    const land = () =>
      new SourceIngestion({
        raw: stores.raw,
        watermarks: new WatermarkStore(stores.db),
        sources: connected,
        historyDays: 30,
        now: async () => new Date(),
      }).land({
        requestedAt: new Date(0),
        log: { info: log, warn: log },
        signal: new AbortController().signal,
      }); // prettier-ignore
    await land();
    await order('1.1');
    await land();
    expect(logged.filter(text => text.includes('toy'))).toEqual([
      'Landed releases of toy: 1 new, 0 already there, 0 rejected',
      'Landed releases of toy: 1 new, 0 already there, 0 rejected',
    ]);
    expect(await stores.raw.periods('toy.releases')).toMatchObject([
      { period: '2026-03-02', records: 1 },
      { period: '2026-03-03', records: 1 },
    ]);
    await connected.close();
  });

  it('is on the live board and in health, also when it goes down by order', async () => {
    const { db } = stores;
    const logger = createLogger({ service: 'test', level: 'silent' });
    const live = openLive({
      referentiel: new FakeReferentiel(REFERENTIEL),
      sources,
      definitions: SOURCES_WITH_TOY,
      live: { timeoutMs: 1_000 },
      store: new LiveSourceStore(db),
      logger,
    });
    const runs = new RunService(db, {
      domain: monitoring.name,
      jobs: MONITORING_JOBS,
    });
    const cache = createCache(CacheConfig.parse(undefined), { name: 'test', logger }); // prettier-ignore
    const app = createMonitoringApp({ version: '0', logger, identity: roleIdentity, db, runs, cache, live }); // prettier-ignore
    const checks = live.dependencies.flatMap(({ name, required, check }) =>
      check ? [{ name, required, run: check }] : [],
    );
    const health = () => createHealth({ version: '0', checks }).report();
    const read = async (path: string) =>
      (
        await request(app)
          .get(path)
          .set('authorization', 'Bearer Rosetta_User')
          .expect(200)
      ).body;
    const board = () => read('/v1/deployments/live');
    const toyHealth = async () =>
      (await read('/v1/sources')).items.find((each: { name: string }) => each.name === 'toy'); // prettier-ignore
    for (const part of live.dependencies) await part.start?.();

    const isShown = (revision: string) =>
      live.board.read().items.some(item => item.revision === revision && item.application); // prettier-ignore
    await until(() => isShown('1.0'));
    expect(await board()).toMatchObject({
      items: [{ source: 'toy', application: { id: 'app-web' }, production: true, stale: false }],
      sources: [{ name: 'toy', title: 'Toy', state: 'ok' }],
    }); // prettier-ignore
    expect(await toyHealth()).toMatchObject({ title: 'Toy', state: 'ok' });
    expect(await health()).toMatchObject({ status: 'up', checks: [{ name: 'source toy' }] }); // prettier-ignore

    await control('put', 'state', { state: 'down' }).expect(200);
    await until(() => live.board.read().sources[0].state === 'down');
    expect((await board()).items[0]).toMatchObject({ revision: '1.0', stale: true }); // prettier-ignore
    expect(await toyHealth()).toMatchObject({ state: 'down', error: expect.any(String) }); // prettier-ignore
    expect(await health()).toMatchObject({
      status: 'degraded',
      checks: [{ name: 'source toy', status: 'down', required: false }],
    });
    for (const part of live.dependencies.toReversed()) await part.stop?.();
    await runs.close();
  });
});
