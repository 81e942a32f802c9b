import { serveMart, withSchedules } from '@rosetta/run-kit';
import { FINOPS, FINOPS_JOBS, migrateFinopsMart } from '@rosetta/finops-mart';
import { loadRosettaConfig, readConfig, runMain } from '@rosetta/service-kit';
import { version } from '../package.json';
import { FinopsApiConfig } from './config';
import { createFinopsApp } from './createFinopsApp';

const NAME = 'finops-api';

runMain(async () => {
  const config = readConfig(FinopsApiConfig, await loadRosettaConfig());
  const { currency } = config.finops;
  await serveMart({
    name: NAME,
    version,
    config,
    listen: config.services[NAME],
    mart: {
      name: 'finops_db',
      config: config.databases.finops_db,
      migrate: migrateFinopsMart,
      domain: FINOPS,
      jobs: withSchedules(FINOPS_JOBS, config.finops),
    },
    create: tools => ({ app: createFinopsApp({ ...tools, currency }) }),
  });
});
