import { finops } from '@rosetta/contracts/domains';
import { FINOPS_JOBS, migrateFinopsMart } from '@rosetta/finops-mart';
import { openMart, withSchedules } from '@rosetta/run-kit';
import { defineService } from '@rosetta/service-kit';
import { FinopsApiConfig } from './config';
import { createFinopsApp } from './createFinopsApp';

/** finops-api: what the runs of finops-batch published. */
export const service = defineService({
  domain: finops,
  config: FinopsApiConfig,
  open: (config, tools) => {
    const mart = openMart(tools, {
      domain: finops,
      config,
      migrate: migrateFinopsMart,
      jobs: withSchedules(FINOPS_JOBS, config.finops),
    });
    const { currency } = config.finops;
    return {
      app: createFinopsApp({ ...mart.tools, currency }),
      dependencies: mart.dependencies,
    };
  },
});
