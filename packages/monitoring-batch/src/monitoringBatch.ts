import {
  BatchTools,
  defineBatch,
  rawStoreDependency,
} from '@rosetta/batch-kit';
import {
  closableDependency,
  DAYS,
  martDependency,
  RunService,
} from '@rosetta/run-kit';
import {
  migrateMonitoringMart,
  MONITORING_JOB,
  WatermarkStore,
} from '@rosetta/monitoring-mart';
import { createRawStore, RawStore } from '@rosetta/raw-store';
import { createDatabase, createReferentielReader } from '@rosetta/service-kit';
import { ConnectedSources, pivotTypesOf, sourcesOf } from '@rosetta/sources';
import { argoCd } from '@rosetta/sources/argocd';
import { gitLabDeployments } from '@rosetta/sources/gitlab';
import { MonitoringBatchConfig } from './config';
import { createDeploymentJob } from './deployments/deploymentJob';
import { LandedIndex } from './deployments/LandedIndex';
import { SourceIngestion } from './ingestion/SourceIngestion';
import { Snapshots } from './referentiel/Snapshots';

const NAME = 'monitoring-batch';
const MART = 'monitoring_db';

/** Days that a deployment of either source is known of. */
const landedDays = async (raw: RawStore, index: LandedIndex) => {
  await index.update();
  const periods = await raw.periods(gitLabDeployments.name);
  return [
    ...periods.map(({ period }) => period),
    ...(await index.rollouts.digests()).keys(),
  ];
};

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
  const runs = new RunService(db, MONITORING_JOB);
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
  const argoCdUrl = sources.find(argoCd)?.config.baseUrl;
  return {
    db,
    runs,
    logger,
    keepRuns,
    job: createDeploymentJob({
      raw,
      index,
      referentiel,
      ingestion,
      argoCdUrl,
    }),
    landed: () => landedDays(raw, index),
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
export const monitoringBatch = defineBatch<MonitoringBatchConfig>({
  name: NAME,
  domain: 'monitoring',
  description: 'deployments, day by day',
  unchanged: 'sources and référentiel are those of the published run',
  period: DAYS,
  config: MonitoringBatchConfig,
  process: ({ services, shutdown, log, monitoring }) => ({
    listen: services[NAME],
    shutdown,
    log,
    schedules: monitoring.scheduleInWorker ? monitoring.schedules : {},
  }),
  open,
});
