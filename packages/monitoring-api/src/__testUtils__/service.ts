import { TestDatabases } from '@rosetta/test-kit/databases';
import { monitoring } from '@rosetta/contracts/domains';
import { RunService } from '@rosetta/run-kit';
import {
  LiveSourceStore,
  migrateMonitoringMart,
  MONITORING_JOBS,
} from '@rosetta/monitoring-mart';
import { CacheConfig, createCache, createLogger } from '@rosetta/service-kit';
import {
  FakeReferentiel,
  createReferentiel,
  roleIdentity,
  testAudit,
} from '@rosetta/service-kit/testUtils';
import { SourcesConfig, sourcesOf } from '@rosetta/sources';
import { Express } from 'express';
import { Knex } from 'knex';
import request from 'supertest';
import {
  createMonitoringApp,
  MonitoringAppOptions,
} from '../createMonitoringApp';
import { openLive } from '../live/openLive';

const REFERENTIEL = createReferentiel([
  {
    id: 'app-shop',
    group: 'grp-shop',
    pivots: [
      ['gitlab:project', 'shop/web'],
      ['argocd:app', 'shop'],
    ],
  },
  { id: 'app-bank', group: 'grp-bank', pivots: [['argocd:app', 'bank']] },
]);

interface TestServiceOptions
  extends Pick<
    MonitoringAppOptions,
    'relations' | 'freezes' | 'section' | 'raw'
  > {
  referentielDown?: boolean;
  db?: Knex;
}
/** Requests to an app, as two people. */
const requestsTo = (app: Express) => ({
  /** As an engineer. */
  get: (
    path: string,
    query: Record<string, string | number | undefined> = {},
  ) =>
    request(app)
      .get(path)
      .query(query)
      .set('authorization', 'Bearer Rosetta_User'),
  /** As somebody who may change objectives and maintenance. */
  send: (
    method: 'post' | 'put',
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ) =>
    request(app)
      [method](path)
      .set({ authorization: 'Bearer Rosetta_Monitoring_Admin', ...headers })
      .send(body),
});

/** monitoring-api on a database of its own, with these sources. */
export const createTestService = async (
  databases: TestDatabases,
  sources: SourcesConfig = {},
  content = REFERENTIEL,
  { referentielDown = false, db: given, ...rest }: TestServiceOptions = {},
) => {
  const db = given ?? (await databases.init('POSTGRES_18'));
  await migrateMonitoringMart(db);
  const logger = createLogger({ service: 'test', level: 'silent' });
  const runs = new RunService(db, {
    domain: monitoring.name,
    jobs: MONITORING_JOBS,
  });
  const referentiel = new FakeReferentiel(content);
  referentiel.down = referentielDown;
  const live = openLive({
    referentiel,
    sources,
    definitions: sourcesOf(monitoring.name),
    live: { timeoutMs: 1_000 },
    store: new LiveSourceStore(db),
    db,
    logger,
  });
  const app = createMonitoringApp({
    version: '0.0.0',
    logger,
    identity: roleIdentity,
    db,
    runs,
    cache: createCache(CacheConfig.parse(undefined), { name: 'test', logger }),
    live,
    referentiel,
    audit: testAudit(),
    ...rest,
  });
  for (const dependency of live.dependencies) await dependency.start?.();
  return {
    db,
    app,
    live,
    referentiel,
    ...requestsTo(app),
    async stop() {
      for (const dependency of live.dependencies) await dependency.stop?.();
      await runs.close();
    },
  };
};

export type TestService = Awaited<ReturnType<typeof createTestService>>;
