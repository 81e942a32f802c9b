import { BatchTools, defineBatch, openMartBatch } from '@rosetta/batch-kit';
import { monitoring } from '@rosetta/contracts/domains';
import {
  DEPLOYMENTS_JOB,
  INCIDENTS_JOB,
  MONITORING_SCHEMA,
  MONITORING_JOBS,
  SIGNALS_JOB,
  SourcePollStore,
} from '@rosetta/monitoring-mart';
import {
  closableDependency,
  WatermarkStore,
  withSchedules,
} from '@rosetta/run-kit';
import { ConnectedSources, pivotTypesOf, sourcesOf } from '@rosetta/sources';
import { argoCd } from '@rosetta/sources/argocd';
import { MonitoringBatchConfig } from './config';
import { createDeliveryJob } from './delivery/deliveryJob';
import { createDeploymentJob } from './deployments/deploymentJob';
import { createIncidentJob } from './incidents/incidentJob';
import { urlsOf } from './incidents/urlsOf';
import { LandedIndex } from './deployments/LandedIndex';
import { createIngestions } from './ingestion/createIngestions';
import { Snapshots } from './referentiel/Snapshots';
import { createSignalJob } from './signals/signalJob';
import { createSloJob } from './slo/sloJob';

const connectSources = (
  config: MonitoringBatchConfig,
  { metrics }: Pick<BatchTools, 'metrics'>,
) =>
  new ConnectedSources(sourcesOf(monitoring.name), config.sources, {
    observe: metrics?.observeClient,
  });

/** monitoring-batch: turns what sources say was deployed into a history by application. */
export const batch = defineBatch({
  domain: monitoring,
  description:
    'deployments, incidents and changes by day, signals and objectives by hour',
  config: MonitoringBatchConfig,
  open: (config, tools) => {
    const mart = openMartBatch(tools, {
      domain: monitoring,
      config,
      schema: MONITORING_SCHEMA,
      jobs: MONITORING_JOBS,
      pivots: pivotTypesOf(monitoring.name),
    });
    const { db, raw, runs } = mart.tools;
    const { historyDays, keepRuns, keepMinutesDays, production } =
      config.monitoring;
    const index = new LandedIndex(db, raw);
    const referentiel = new Snapshots(mart.tools.referentiel);
    const sources = connectSources(config, tools);
    const ingestionOf = createIngestions(MONITORING_JOBS, {
      raw,
      watermarks: new WatermarkStore(db),
      polls: new SourcePollStore(db),
      sources,
      readPivots: signal => referentiel.readPivots(signal),
      historyDays,
      now: () => runs.now(),
    });
    const deployments = createDeploymentJob({
      raw,
      index,
      referentiel,
      ingestion: ingestionOf(DEPLOYMENTS_JOB),
      production,
      argoCdUrl: sources.find(argoCd)?.config.baseUrl,
    });
    const incidents = createIncidentJob({
      db,
      raw,
      referentiel,
      ingestion: ingestionOf(INCIDENTS_JOB),
      rules: config.monitoring.incidents,
      urls: urlsOf(sources),
    });
    const signals = createSignalJob({
      raw,
      referentiel,
      ingestion: ingestionOf(SIGNALS_JOB),
      keepMinutesDays,
    });
    const delivery = createDeliveryJob({ db, index, referentiel });
    const slo = createSloJob({ db, keepMinutesDays });
    return {
      ...mart.batch,
      keepRuns,
      jobs: withSchedules(
        [deployments, incidents, signals, slo, delivery],
        config.monitoring,
      ),
      dependencies: [
        ...mart.batch.dependencies,
        closableDependency('sources', sources),
      ],
    };
  },
});
