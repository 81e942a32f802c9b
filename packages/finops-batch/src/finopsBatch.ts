import {
  BatchTools,
  defineBatch,
  rawStoreDependency,
} from '@rosetta/batch-kit';
import {
  closableDependency,
  martDependency,
  MONTHS,
  RunService,
} from '@rosetta/run-kit';
import { FINOPS_JOB, migrateFinopsMart } from '@rosetta/finops-mart';
import { createRawStore } from '@rosetta/raw-store';
import { createDatabase, createReferentielReader } from '@rosetta/service-kit';
import { PIVOT_TYPES } from './attribution/attribute';
import { FinopsBatchConfig } from './config';
import { createCostJob } from './costs/costJob';
import { focusDataset } from '@rosetta/sources/bills';

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
  const runs = new RunService(db, FINOPS_JOB);
  const { tagKeys, sliceLines, keepRuns } = finops;
  return {
    db,
    runs,
    logger,
    keepRuns,
    job: createCostJob({ db, raw, referentiel, tagKeys, sliceLines }),
    landed: async () =>
      (await raw.periods(focusDataset.name)).map(({ period }) => period),
    dependencies: [
      martDependency(MART, db, migrateFinopsMart),
      rawStoreDependency(raw),
      closableDependency('référentiel', referentiel),
      closableDependency('runs', runs),
    ],
  };
};

/** The batch that turns bills into costs. */
export const finopsBatch = defineBatch<FinopsBatchConfig>({
  name: NAME,
  domain: 'finops',
  description: 'costs, month by month',
  unchanged: 'bill, rules and référentiel are those of the published run',
  period: MONTHS,
  config: FinopsBatchConfig,
  process: ({ services, shutdown, log, finops }) => ({
    listen: services[NAME],
    shutdown,
    log,
    schedules: { ...(finops.scheduleInWorker && { costs: finops.schedule }) },
  }),
  open,
});
