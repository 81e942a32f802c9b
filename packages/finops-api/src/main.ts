import { registerRunMetrics, RunService } from '@rosetta/batch-kit';
import { FINOPS_JOB, migrateFinopsMart } from '@rosetta/finops-mart';
import {
  cachePart,
  createCache,
  createDatabase,
  createHealth,
  createIdentity,
  createLogger,
  createMetrics,
  databasePart,
  loadRosettaConfig,
  readConfig,
  runMain,
  runService,
} from '@rosetta/service-kit';
import { version } from '../package.json';
import { FinopsApiConfig } from './config';
import { createFinopsApp } from './createFinopsApp';

const NAME = 'finops-api';

const main = async () => {
  const config = readConfig(FinopsApiConfig, await loadRosettaConfig());
  const logger = createLogger({ service: NAME, level: config.log.level });
  const metrics = createMetrics();
  const health = createHealth({ version, phase: 'starting' });
  const db = createDatabase(config.databases.finops_db, {
    name: 'finops_db',
    logger,
    metrics,
  });
  const cache = createCache(config.cache, { name: NAME, logger, metrics });
  const runs = new RunService(db, FINOPS_JOB);
  registerRunMetrics(metrics, db, FINOPS_JOB);
  const app = createFinopsApp({
    version,
    logger,
    metrics,
    health,
    identity: createIdentity({
      config: config.identity,
      audience: NAME,
      logger,
      metrics,
    }),
    limits: config.limits,
    db,
    cache,
    runs,
    currency: config.finops.currency,
  });
  await runService({
    name: NAME,
    logger,
    health,
    listen: { app, ...config.services[NAME] },
    shutdown: config.shutdown,
    parts: [
      databasePart(db, { name: 'finops_db' }),
      {
        name: 'finops_db tables',
        required: true,
        start: () => migrateFinopsMart(db),
      },
      { name: 'runs', required: true, stop: () => runs.close() },
      cachePart(cache),
    ],
  });
};

runMain(main);
