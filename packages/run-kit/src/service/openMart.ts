import type { Domain } from '@rosetta/contracts/domains';
import {
  Cache,
  CacheConfig,
  cacheDependency,
  createCache,
  createDatabase,
  DatabaseConfig,
  Dependency,
  PeriodsConfig,
  ServiceAppOptions,
  serviceConfig,
  ServiceTools,
} from '@rosetta/service-kit';
import { Knex } from 'knex';
import { closableDependency, martDependency, MartSchema } from './dependencies';
import { registerRunMetrics } from './registerRunMetrics';
import { JobDescription } from '../jobs/JobDescription';
import { RunService } from '../runs/RunService';

/** What every service of a mart reads of the `rosetta:` section, besides where it is. */
export const martServiceConfig = {
  ...serviceConfig,
  cache: CacheConfig,
  periods: PeriodsConfig,
};

/** What a service's app is made with; the rest of `createServiceApp`'s options comes along. */
export interface MartServiceTools
  extends Omit<ServiceAppOptions, 'contract' | 'register'> {
  db: Knex;
  cache: Cache;
  runs: RunService;
}

export interface MartOptions {
  domain: Domain;
  config: { cache: CacheConfig; databases: object; periods: PeriodsConfig };
  schema: MartSchema;
  /** Whose runs it shows, in their order. */
  jobs: readonly JobDescription[];
}

/** Everything of a service that shows a mart and its runs; nothing is started yet. */
export const openMart = (
  tools: ServiceTools,
  { domain, config, schema, jobs }: MartOptions,
): { tools: MartServiceTools; dependencies: Dependency[] } => {
  const { database, service } = domain;
  const { logger, metrics } = tools;
  const { [database]: connection } = config.databases as Record<
    string,
    DatabaseConfig
  >;
  const db = createDatabase(connection, { name: database, logger, metrics });
  const cache = createCache(config.cache, {
    name: service.name,
    logger,
    metrics,
  });
  const runs = new RunService(db, {
    domain: domain.name,
    jobs,
    periods: config.periods,
  });
  registerRunMetrics(metrics, db, { jobs });
  return {
    tools: { ...tools, db, cache, runs },
    dependencies: [
      martDependency(database, db, schema),
      closableDependency('runs', runs),
      cacheDependency(cache),
    ],
  };
};
