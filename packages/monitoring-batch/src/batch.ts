import { defineBatch, openMartBatch } from '@rosetta/batch-kit';
import { monitoring } from '@rosetta/contracts/domains';
import {
  migrateMonitoringMart,
  MONITORING_JOBS,
} from '@rosetta/monitoring-mart';
import {
  closableDependency,
  WatermarkStore,
  withSchedules,
} from '@rosetta/run-kit';
import {
  ConnectedSources,
  pivotTypesOf,
  SourceIngestion,
  sourcesOf,
} from '@rosetta/sources';
import { argoCd } from '@rosetta/sources/argocd';
import { MonitoringBatchConfig } from './config';
import { createDeploymentJob } from './deployments/deploymentJob';
import { LandedIndex } from './deployments/LandedIndex';
import { Snapshots } from './referentiel/Snapshots';

/** monitoring-batch: turns what sources say was deployed into a history by application. */
export const batch = defineBatch({
  domain: monitoring,
  description: 'deployments, day by day',
  config: MonitoringBatchConfig,
  open: (config, tools) => {
    const mart = openMartBatch(tools, {
      domain: monitoring,
      config,
      migrate: migrateMonitoringMart,
      jobs: MONITORING_JOBS,
      pivots: pivotTypesOf(monitoring.name),
    });
    const { db, raw, runs } = mart.tools;
    const { historyDays, keepRuns } = config.monitoring;
    const referentiel = new Snapshots(mart.tools.referentiel);
    const sources = new ConnectedSources(
      sourcesOf(monitoring.name),
      config.sources,
      { observe: tools.metrics?.observeClient },
    );
    const ingestion = new SourceIngestion({
      raw,
      watermarks: new WatermarkStore(db),
      sources,
      readPivots: signal => referentiel.readPivots(signal),
      historyDays,
      now: () => runs.now(),
    });
    const deployments = createDeploymentJob({
      raw,
      index: new LandedIndex(db, raw),
      referentiel,
      ingestion,
      argoCdUrl: sources.find(argoCd)?.config.baseUrl,
    });
    return {
      ...mart.batch,
      keepRuns,
      jobs: withSchedules([deployments], config.monitoring),
      dependencies: [
        ...mart.batch.dependencies,
        closableDependency('sources', sources),
      ],
    };
  },
});
