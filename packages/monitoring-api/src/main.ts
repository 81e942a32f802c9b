import { closableDependency, serveMart, withSchedules } from '@rosetta/run-kit';
import {
  LiveSourceStore,
  migrateMonitoringMart,
  MONITORING,
  MONITORING_JOBS,
} from '@rosetta/monitoring-mart';
import {
  createReferentielReader,
  loadRosettaConfig,
  readConfig,
  runMain,
} from '@rosetta/service-kit';
import { pivotTypesOf } from '@rosetta/sources';
import { version } from '../package.json';
import { MonitoringApiConfig } from './config';
import { createMonitoringApp } from './createMonitoringApp';
import { openLive } from './live/openLive';

const NAME = 'monitoring-api';

runMain(async () => {
  const config = readConfig(MonitoringApiConfig, await loadRosettaConfig());
  await serveMart({
    name: NAME,
    version,
    config,
    listen: config.services[NAME],
    mart: {
      name: 'monitoring_db',
      config: config.databases.monitoring_db,
      migrate: migrateMonitoringMart,
      domain: MONITORING,
      jobs: withSchedules(MONITORING_JOBS, config.monitoring),
    },
    create: tools => {
      const { db, metrics, logger } = tools;
      const referentiel = createReferentielReader({
        ...config,
        caller: NAME,
        pivots: pivotTypesOf('monitoring'),
        metrics,
      });
      const live = openLive({
        referentiel,
        sources: config.sources,
        live: config.monitoring.live,
        store: new LiveSourceStore(db),
        metrics,
        logger,
      });
      return {
        app: createMonitoringApp({ ...tools, live }),
        dependencies: [
          closableDependency('référentiel', referentiel),
          ...live.dependencies,
        ],
      };
    },
  });
});
