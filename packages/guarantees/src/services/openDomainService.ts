import { DOMAINS } from '@rosetta/contracts/domains';
import { RunService } from '@rosetta/run-kit';
import { createFinopsApp } from '@rosetta/finops-api';
import { FINOPS, FINOPS_JOBS, migrateFinopsMart } from '@rosetta/finops-mart';
import { createMonitoringApp, openLive } from '@rosetta/monitoring-api';
import {
  LiveSourceStore,
  MONITORING,
  MONITORING_JOBS,
  migrateMonitoringMart,
} from '@rosetta/monitoring-mart';
import {
  REF_MIGRATIONS,
  createPlatformRefApp,
} from '@rosetta/platform-ref-api';
import {
  CacheConfig,
  ServiceAppOptions,
  createCache,
  migrate,
} from '@rosetta/service-kit';
import { FakeReferentiel, referentielOf } from '@rosetta/service-kit/testUtils';
import { Knex } from 'knex';

export type Audience = (typeof DOMAINS)[number]['audience'];
type CommonOptions = Omit<ServiceAppOptions, 'contract' | 'register'>;

export interface ServiceApp {
  app: ReturnType<typeof createPlatformRefApp>;
  close?(): Promise<void>;
}

const memoryCache = (name: string, { logger }: CommonOptions) =>
  createCache(CacheConfig.parse(undefined), { name, logger });

/** Each service as its own `main` makes it, on an empty database of its own. One per entry of `DOMAINS`. */
export const SERVICE_APPS: Record<
  Audience,
  (db: Knex, options: CommonOptions) => Promise<ServiceApp>
> = {
  async 'platform-ref-api'(db, options) {
    await migrate(db, REF_MIGRATIONS);
    return { app: createPlatformRefApp(db, options) };
  },
  async 'finops-api'(db, options) {
    await migrateFinopsMart(db);
    const runs = new RunService(db, { domain: FINOPS, jobs: FINOPS_JOBS });
    const cache = memoryCache('finops-api', options);
    const app = createFinopsApp({
      ...options,
      db,
      runs,
      cache,
      currency: 'USD',
    });
    return { app, close: () => runs.close() };
  },
  async 'monitoring-api'(db, options) {
    await migrateMonitoringMart(db);
    const { logger } = options;
    const runs = new RunService(db, {
      domain: MONITORING,
      jobs: MONITORING_JOBS,
    });
    // No source is configured, and nothing has an owner: only authorization is tested.
    const live = openLive({
      referentiel: new FakeReferentiel(referentielOf([])),
      sources: {},
      live: { timeoutMs: 1_000 },
      store: new LiveSourceStore(db),
      logger,
    });
    const cache = memoryCache('monitoring-api', options);
    const app = createMonitoringApp({ ...options, db, runs, cache, live });
    return { app, close: () => runs.close() };
  },
};
