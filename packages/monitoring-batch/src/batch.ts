import {
  BatchTools,
  defineBatch,
  rawStoreDependency,
} from '@rosetta/batch-kit';
import {
  closableDependency,
  martDependency,
  RunService,
  withSchedules,
} from '@rosetta/run-kit';
import {
  migrateMonitoringMart,
  MONITORING,
  MONITORING_JOBS,
  WatermarkStore,
} from '@rosetta/monitoring-mart';
import { createRawStore } from '@rosetta/raw-store';
import { createDatabase, createReferentielReader } from '@rosetta/service-kit';
import { ConnectedSources, pivotTypesOf, sourcesOf } from '@rosetta/sources';
import { argoCd } from '@rosetta/sources/argocd';
import { MonitoringBatchConfig } from './config';
import { createDeploymentJob } from './deployments/deploymentJob';
import { LandedIndex } from './deployments/LandedIndex';
import { SourceIngestion } from './ingestion/SourceIngestion';
import { Snapshots } from './referentiel/Snapshots';

const NAME = 'monitoring-batch';
const MART = 'monitoring_db';

const open = (
  config: MonitoringBatchConfig,
  { logger, metrics }: BatchTools,
) => {
  const { databases, monitoring } = config;
  const db = createDatabase(databases[MART], { name: MART, logger, metrics });
  const raw = createRawStore(config.rawStore);
  const reader = createReferentielReader({
    ...config,
    caller: NAME,
    pivots: pivotTypesOf('monitoring'),
    metrics,
  });
  const index = new LandedIndex(db, raw);
  const referentiel = new Snapshots(reader);
  const sources = new ConnectedSources(
    sourcesOf('monitoring'),
    config.sources,
    { observe: metrics?.observeClient },
  );
  const runs = new RunService(db, {
    domain: MONITORING,
    jobs: MONITORING_JOBS,
  });
  const watermarks = new WatermarkStore(db);
  const { historyDays, keepRuns } = monitoring;
  const ingestion = new SourceIngestion({
    raw,
    watermarks,
    sources,
    referentiel,
    historyDays,
    now: () => runs.now(),
  });
  const deployments = createDeploymentJob({
    raw,
    index,
    referentiel,
    ingestion,
    argoCdUrl: sources.find(argoCd)?.config.baseUrl,
  });
  return {
    db,
    runs,
    logger,
    keepRuns,
    jobs: withSchedules([deployments], monitoring),
    dependencies: [
      martDependency(MART, db, migrateMonitoringMart),
      rawStoreDependency(raw),
      closableDependency('référentiel', reader),
      closableDependency('sources', sources),
      closableDependency('runs', runs),
    ],
  };
};

/** The batch that turns what sources say was deployed into a history by application. */
export const batch = defineBatch<MonitoringBatchConfig>({
  name: NAME,
  domain: 'monitoring',
  description: 'deployments, day by day',
  config: MonitoringBatchConfig,
  process: ({ services, shutdown, log }) => ({
    listen: services[NAME],
    shutdown,
    log,
  }),
  open,
});
