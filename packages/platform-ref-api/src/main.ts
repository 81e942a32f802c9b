import {
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
import { PlatformRefConfig } from './config';
import { createPlatformRefApp } from './createPlatformRefApp';
import { REF_MIGRATIONS } from './migrate';

const NAME = 'platform-ref-api';

runMain(async () => {
  const config = readConfig(PlatformRefConfig, await loadRosettaConfig());
  const logger = createLogger({ service: NAME, level: config.log.level });
  const metrics = createMetrics();
  const health = createHealth({ version, phase: 'starting' });
  const db = createDatabase(config.databases.platform_ref_db, {
    name: 'platform_ref_db',
    logger,
    metrics,
  });
  const identity = createIdentity({
    config: config.identity,
    audience: NAME,
    logger,
    metrics,
  });
  await runService({
    name: NAME,
    logger,
    health,
    listen: {
      app: createPlatformRefApp(db, {
        version,
        logger,
        metrics,
        health,
        identity,
        limits: config.limits,
      }),
      ...config.services[NAME],
    },
    shutdown: config.shutdown,
    parts: [
      databasePart(db, {
        name: 'platform_ref_db',
        migrations: [REF_MIGRATIONS],
      }),
    ],
  });
});
