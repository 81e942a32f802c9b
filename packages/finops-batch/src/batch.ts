import { defineBatch, openMartBatch } from '@rosetta/batch-kit';
import { finops } from '@rosetta/contracts/domains';
import { FINOPS_JOBS, PIVOT_TYPES, FINOPS_SCHEMA } from '@rosetta/finops-mart';
import {
  closableDependency,
  WatermarkStore,
  withSchedules,
} from '@rosetta/run-kit';
import { ConnectedSources, SourceIngestion, sourcesOf } from '@rosetta/sources';
import { createAnomalyJob } from './anomalies/anomalyJob';
import { FinopsBatchConfig } from './config';
import { createCostJob } from './costs/costJob';

/** finops-batch: turns bills into costs. */
export const batch = defineBatch({
  domain: finops,
  description: 'costs, month by month, and their anomalies, day by day',
  config: FinopsBatchConfig,
  open: (config, tools) => {
    const { tagKeys, reportingCurrency, sliceLines, keepRuns } = config.finops;
    const mart = openMartBatch(tools, {
      domain: finops,
      config,
      schema: FINOPS_SCHEMA,
      jobs: FINOPS_JOBS,
      pivots: PIVOT_TYPES,
    });
    const { db, raw, runs } = mart.tools;
    const sources = new ConnectedSources(
      sourcesOf(finops.name),
      config.sources,
      { observe: tools.metrics?.observeClient },
    );
    const ingestion = new SourceIngestion({
      raw,
      watermarks: new WatermarkStore(db),
      sources,
      now: () => runs.now(),
    });
    const costs = createCostJob({
      ...mart.tools,
      tagKeys,
      reportingCurrency,
      ingestion,
      sliceLines,
    });
    const anomalies = createAnomalyJob({
      db,
      anomalies: config.finops.anomalies,
    });
    return {
      ...mart.batch,
      keepRuns,
      jobs: withSchedules([costs, anomalies], config.finops),
      dependencies: [
        ...mart.batch.dependencies,
        closableDependency('sources', sources),
      ],
    };
  },
});
