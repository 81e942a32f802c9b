import { monitoring } from '@rosetta/contracts/domains';
import {
  LiveSourceStore,
  MONITORING_AUDIT,
  MONITORING_JOBS,
  MONITORING_SCHEMA,
} from '@rosetta/monitoring-mart';
import { createRawStore, quarantineDependency } from '@rosetta/raw-store';
import { closableDependency, openMart, withSchedules } from '@rosetta/run-kit';
import {
  auditDependency,
  createAuditChain,
  createReferentielReader,
  defineService,
  Dependency,
} from '@rosetta/service-kit';
import { pivotTypesOf, sourcesOf } from '@rosetta/sources';
import { MonitoringApiConfig } from './config';
import { createMonitoringApp } from './createMonitoringApp';
import { openLive } from './live/openLive';
import { SloWatch } from './slos/SloWatch';

/** Objectives are computed as long as the service runs: it needs nothing of its own. */
const watchDependency = (watch: SloWatch): Dependency => ({
  name: 'objectives',
  required: false,
  start: async () => watch.start(),
  stop: () => watch.stop(),
});

/** monitoring-api: what the runs of monitoring-batch published, and what the sources say now. */
export const service = defineService({
  domain: monitoring,
  config: MonitoringApiConfig,
  audit: MONITORING_AUDIT,
  open: (config, tools) => {
    const mart = openMart(tools, {
      domain: monitoring,
      config,
      schema: MONITORING_SCHEMA,
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
      production: config.monitoring.production,
      store: new LiveSourceStore(mart.tools.db),
      db: mart.tools.db,
      metrics: tools.metrics,
      logger: tools.logger,
    });
    const raw = createRawStore(config.rawStore, config.periods);
    const audit = createAuditChain(config.audit, monitoring.database);
    const section = config.monitoring;
    const watch = new SloWatch({ ...mart.tools, rules: section.slo });
    return {
      app: createMonitoringApp({
        ...mart.tools,
        ...{ live, referentiel, audit, section, raw },
        attributionHours: section.incidents.attributionHours,
        relations: referentiel,
        freezes: section.freezes,
      }),
      dependencies: [
        ...mart.dependencies,
        auditDependency({
          ...mart.tools,
          table: MONITORING_AUDIT,
          chain: audit,
        }),
        quarantineDependency(raw),
        watchDependency(watch),
        closableDependency('référentiel', referentiel),
        ...live.dependencies,
      ],
    };
  },
});
