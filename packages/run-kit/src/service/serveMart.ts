import {
  Cache,
  CacheConfig,
  cacheDependency,
  createCache,
  createDatabase,
  createHealth,
  createIdentity,
  createLogger,
  createMetrics,
  DatabaseConfig,
  IdentityConfig,
  LimitsConfig,
  LogConfig,
  Dependency,
  runService,
  ServiceAppOptions,
  ServiceConfig,
  ShutdownConfig,
} from '@rosetta/service-kit';
import { Express } from 'express';
import { Knex } from 'knex';
import { z } from 'zod';
import { closableDependency, martDependency } from './dependencies';
import { registerRunMetrics } from './registerRunMetrics';
import { JobDescription } from '../jobs/JobDescription';
import { RunService } from '../runs/RunService';

/** What every service of a mart reads of the `rosetta:` section, besides where it is. */
export const martServiceConfig = {
  identity: IdentityConfig,
  cache: CacheConfig,
  limits: LimitsConfig,
  shutdown: ShutdownConfig,
  log: LogConfig,
};

/** What a service's app is made with; the rest of `createServiceApp`'s options comes along. */
export interface MartServiceTools
  extends Omit<ServiceAppOptions, 'contract' | 'register'> {
  db: Knex;
  cache: Cache;
  runs: RunService;
}

export interface MartServiceOptions {
  /** Audience of its tokens. */
  name: string;
  version: string;
  config: z.infer<z.ZodObject<typeof martServiceConfig>>;
  listen: ServiceConfig;
  mart: {
    name: string;
    config: DatabaseConfig;
    migrate(db: Knex): Promise<void>;
    domain: string;
    /** Whose runs it shows, in their order. */
    jobs: readonly JobDescription[];
  };
  /** The app, and what else it stands on. */
  create(tools: MartServiceTools): {
    app: Express;
    dependencies?: readonly Dependency[];
  };
}

const openTools = ({ name, version, config, mart }: MartServiceOptions) => {
  const logger = createLogger({ service: name, level: config.log.level });
  const metrics = createMetrics();
  const options = { name: mart.name, logger, metrics };
  const db = createDatabase(mart.config, options);
  registerRunMetrics(metrics, db, mart);
  return {
    version,
    logger,
    metrics,
    health: createHealth({ version, phase: 'starting' }),
    identity: createIdentity({
      config: config.identity,
      audience: name,
      logger,
      metrics,
    }),
    limits: config.limits,
    db,
    cache: createCache(config.cache, { name, logger, metrics }),
    runs: new RunService(db, mart),
  };
};

/** The whole life of a service that shows a mart and its runs. */
export const serveMart = async (options: MartServiceOptions) => {
  const { name, config, listen, mart, create } = options;
  const tools = openTools(options);
  const { db, cache, runs, logger, health } = tools;
  const { app, dependencies = [] } = create(tools);
  await runService({
    name,
    logger,
    health,
    listen: { app, ...listen },
    shutdown: config.shutdown,
    dependencies: [
      martDependency(mart.name, db, mart.migrate),
      closableDependency('runs', runs),
      cacheDependency(cache),
      ...dependencies,
    ],
  });
};
