import { monitoring } from '@rosetta/contracts/domains';
import {
  LiveSourceStore,
  MONITORING_JOBS,
  migrateMonitoringMart,
} from '@rosetta/monitoring-mart';
import { closableDependency, openMart, withSchedules } from '@rosetta/run-kit';
import { createReferentielReader, defineService } from '@rosetta/service-kit';
import { pivotTypesOf, sourcesOf } from '@rosetta/sources';
import { MonitoringApiConfig } from './config';
import { createMonitoringApp } from './createMonitoringApp';
import { openLive } from './live/openLive';

/** monitoring-api: what the runs of monitoring-batch published, and what the sources say now. */
export const service = defineService({
  domain: monitoring,
  config: MonitoringApiConfig,
  open: (config, tools) => {
    const mart = openMart(tools, {
      domain: monitoring,
      config,
      migrate: migrateMonitoringMart,
      jobs: withSchedules(MONITORING_JOBS, config.monitoring),
    });
    const referentiel = createReferentielReader({
      ...config,
      caller: monitoring.service.name,
      pivots: pivotTypesOf(monitoring.name),
      metrics: tools.metrics,
    });
    const live = openLive({
      referentiel,
      sources: config.sources,
      definitions: sourcesOf(monitoring.name),
      live: config.monitoring.live,
      store: new LiveSourceStore(mart.tools.db),
      metrics: tools.metrics,
      logger: tools.logger,
    });
    return {
      app: createMonitoringApp({ ...mart.tools, live }),
      dependencies: [
        ...mart.dependencies,
        closableDependency('référentiel', referentiel),
        ...live.dependencies,
      ],
    };
  },
});
