import { once } from 'node:events';
import { Server, createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { monitoring } from '@rosetta/contracts/domains';
import { HttpClient, createHttpClient } from '@rosetta/http-kit';
import { createMonitoringApp, openLive } from '@rosetta/monitoring-api';
import {
  LiveSourceStore,
  MaintenanceStore,
  migrateMonitoringMart,
  MONITORING_JOBS,
  SloStore,
} from '@rosetta/monitoring-mart';
import { RunService } from '@rosetta/run-kit';
import { CacheConfig, createCache, createLogger } from '@rosetta/service-kit';
import {
  createReferentiel,
  FakeReferentiel,
  testAudit,
} from '@rosetta/service-kit/testUtils';
import { loadCompany } from '@rosetta/simulators/company';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { demoObjectives } from './demoObjectives';
import { loadDemoObjectives } from './loadDemoObjectives';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const COMPANY = loadCompany();
const WANTED = demoObjectives(COMPANY);
jest.setTimeout(60_000);

const ACTIONS = ['monitoring.read', 'monitoring.slos.write', 'monitoring.maintenance.write']; // prettier-ignore

/** monitoring-api as the machine that loads sees it. */
const createApp = (db: Knex, runs: RunService) => {
  const logger = createLogger({ service: 'test', level: 'silent' });
  const referentiel = new FakeReferentiel(
    createReferentiel(COMPANY.applications.map(({ id, group }) => ({ id, group, pivots: [] }))), // prettier-ignore
  );
  const live = openLive({
    ...{ referentiel, logger },
    sources: {},
    definitions: [],
    live: { timeoutMs: 1_000 },
    store: new LiveSourceStore(db),
  });
  return createMonitoringApp({
    version: '0.0.0',
    ...{ logger, db, runs, live, referentiel },
    audit: testAudit(),
    cache: createCache(CacheConfig.parse(undefined), { name: 'test', logger }),
    identity: {
      verify: async subject => ({
        subject,
        kind: 'machine',
        roles: [],
        groups: [],
        expiresAt: new Date(Date.now() + 60_000),
        may: action => ACTIONS.includes(action),
      }),
    },
  });
};

describe('loading the objectives of the demo company', () => {
  let db: Knex;
  let runs: RunService;
  let server: Server;
  let client: HttpClient;

  beforeEach(async () => {
    db = await databases.init('POSTGRES_18');
    await migrateMonitoringMart(db);
    runs = new RunService(db, { domain: monitoring.name, jobs: MONITORING_JOBS }); // prettier-ignore
    server = createServer(createApp(db, runs));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    client = createHttpClient({
      name: 'monitoring-api',
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      token: async () => 'demo-monitoring-admin',
      timeoutMs: 30_000,
    });
  });
  afterEach(async () => {
    await client.close();
    server.closeAllConnections();
    await new Promise(done => server.close(done));
    await runs.close();
  });

  const made = async () =>
    (await new SloStore(db).all()).map(({ id, createdBy }) => `${id} by ${createdBy}`); // prettier-ignore

  it('makes each of them once, and one maintenance window, in the name of the machine that loads', async () => {
    expect(await loadDemoObjectives(client)).toEqual({ created: WANTED.length }); // prettier-ignore
    expect((await made()).sort()).toEqual(
      WANTED.map(({ id }) => `${id} by demo-monitoring-admin`).sort(),
    );
    expect(await loadDemoObjectives(client)).toEqual({ created: 0 });
    const windows = await new MaintenanceStore(db).page({ limit: 10 });
    expect(windows).toHaveLength(1);
  });

  it('goes on where a load was cut short', async () => {
    await loadDemoObjectives(client, WANTED.slice(0, 3));
    expect(await loadDemoObjectives(client)).toEqual({ created: WANTED.length - 3 }); // prettier-ignore
    expect(await made()).toHaveLength(WANTED.length);
  });
});
