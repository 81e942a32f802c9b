import { serveMart } from '@rosetta/run-kit';
import { FINOPS_JOB, migrateFinopsMart } from '@rosetta/finops-mart';
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
      job: FINOPS_JOB,
    },
    create: tools => ({ app: createFinopsApp({ ...tools, currency }) }),
  });
});
