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
  LandingMarkStore,
  migrateMonitoringMart,
  MONITORING_JOB,
} from '@rosetta/monitoring-mart';
import { createRawStore, RawStore } from '@rosetta/raw-store';
import {
  createDatabase,
  createReferentielReader,
  Metrics,
} from '@rosetta/service-kit';
import { createArgoCdClient, createGitLabClient } from '@rosetta/sources';
import { MonitoringBatchConfig } from './config';
import { createDeploymentJob } from './deployments/deploymentJob';
import { Indexes, openIndexes } from './deployments/indexes';
import { gitLabDeployments } from './gitlab/deployments';
import { Landing } from './landing/Landing';
import { PIVOT_TYPES } from './referentiel/ofDay';
import { Snapshots } from './referentiel/Snapshots';

const NAME = 'monitoring-batch';
const MART = 'monitoring_db';

const openSources = (
  { sources: { gitlab, argocd } }: MonitoringBatchConfig,
  metrics?: Metrics,
) => {
  const observe = metrics?.observeClient;
  return {
    gitlab: gitlab && createGitLabClient({ ...gitlab, observe }),
    argocd: argocd && createArgoCdClient({ ...argocd, observe }),
  };
};

/** Days that a deployment of either source is known of. */
const daysOf = async (raw: RawStore, { rollouts }: Indexes) => [
  ...(await raw.periods(gitLabDeployments.name)).map(({ period }) => period),
  ...(await rollouts()).keys(),
];

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
    pivots: PIVOT_TYPES,
    metrics,
  });
  const indexes = openIndexes(raw);
  const referentiel = new Snapshots(reader);
  const sources = openSources(config, metrics);
  const runs = new RunService(db, MONITORING_JOB);
  const marks = new LandingMarkStore(db);
  const { historyDays, keepRuns } = monitoring;
  const landing = new Landing({
    raw,
    marks,
    referentiel,
    historyDays,
    now: () => runs.now(),
    ...sources,
  });
  const argoCdUrl = config.sources.argocd?.baseUrl;
  return {
    db,
    runs,
    logger,
    keepRuns,
    job: createDeploymentJob({
      raw,
      indexes,
      referentiel,
      landing,
      argoCdUrl,
    }),
    landed: () => daysOf(raw, indexes),
    dependencies: [
      martDependency(MART, db, migrateMonitoringMart),
      rawStoreDependency(raw),
      closableDependency('référentiel', reader),
      ...Object.entries(sources).flatMap(([name, client]) =>
        client ? [closableDependency(name, client)] : [],
      ),
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
