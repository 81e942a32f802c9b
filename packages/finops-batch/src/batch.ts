import { defineBatch, openMartBatch } from '@rosetta/batch-kit';
import { finops } from '@rosetta/contracts/domains';
import { FINOPS_JOBS, migrateFinopsMart } from '@rosetta/finops-mart';
import { withSchedules } from '@rosetta/run-kit';
import { PIVOT_TYPES } from './attribution/attribute';
import { FinopsBatchConfig } from './config';
import { createCostJob } from './costs/costJob';

/** finops-batch: turns bills into costs. */
export const batch = defineBatch({
  domain: finops,
  description: 'costs, month by month',
  config: FinopsBatchConfig,
  open: (config, tools) => {
    const { tagKeys, sliceLines, keepRuns } = config.finops;
    const mart = openMartBatch(tools, {
      domain: finops,
      config,
      migrate: migrateFinopsMart,
      jobs: FINOPS_JOBS,
      pivots: PIVOT_TYPES,
    });
    const costs = createCostJob({ ...mart.tools, tagKeys, sliceLines });
    return {
      ...mart.batch,
      keepRuns,
      jobs: withSchedules([costs], config.finops),
    };
  },
});
