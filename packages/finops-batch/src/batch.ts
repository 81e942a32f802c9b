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
import { FINOPS, FINOPS_JOBS, migrateFinopsMart } from '@rosetta/finops-mart';
import { createRawStore } from '@rosetta/raw-store';
import { createDatabase, createReferentielReader } from '@rosetta/service-kit';
import { PIVOT_TYPES } from './attribution/attribute';
import { FinopsBatchConfig } from './config';
import { createCostJob } from './costs/costJob';

const NAME = 'finops-batch';
const MART = 'finops_db';

const open = (config: FinopsBatchConfig, { logger, metrics }: BatchTools) => {
  const { databases, finops } = config;
  const db = createDatabase(databases[MART], { name: MART, logger, metrics });
  const raw = createRawStore(config.rawStore);
  const referentiel = createReferentielReader({
    ...config,
    caller: NAME,
    pivots: PIVOT_TYPES,
    metrics,
  });
  const runs = new RunService(db, { domain: FINOPS, jobs: FINOPS_JOBS });
  const { tagKeys, sliceLines, keepRuns } = finops;
  const costs = createCostJob({ db, raw, referentiel, tagKeys, sliceLines });
  return {
    db,
    runs,
    logger,
    keepRuns,
    jobs: withSchedules([costs], finops),
    dependencies: [
      martDependency(MART, db, migrateFinopsMart),
      rawStoreDependency(raw),
      closableDependency('référentiel', referentiel),
      closableDependency('runs', runs),
    ],
  };
};

/** The batch that turns bills into costs. */
export const batch = defineBatch<FinopsBatchConfig>({
  name: NAME,
  domain: 'finops',
  description: 'costs, month by month',
  config: FinopsBatchConfig,
  process: ({ services, shutdown, log }) => ({
    listen: services[NAME],
    shutdown,
    log,
  }),
  open,
});
