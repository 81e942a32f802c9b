import { createWorker, registerRunMetrics } from '@rosetta/batch-kit';
import { FINOPS_JOB, migrateFinopsMart } from '@rosetta/finops-mart';
import {
  createHealth,
  createLogger,
  createMetrics,
  createProbesApp,
  runService,
} from '@rosetta/service-kit';
import { version } from '../package.json';
import { FinopsBatchConfig } from './config';
import { openCostBatch } from './openCostBatch';
import { unpublishedPeriods } from './run/periods';

const NAME = 'finops-batch';

/** The worker: takes up runs, and answers probes and metrics meanwhile. */
export const work = async (config: FinopsBatchConfig) => {
  const logger = createLogger({ service: NAME, level: config.log.level });
  const metrics = createMetrics();
  const health = createHealth({ version, phase: 'starting' });
  const batch = openCostBatch(config, { logger, metrics });
  const { db, raw, job, keepRuns } = batch;
  registerRunMetrics(metrics, db, FINOPS_JOB);
  const { schedule, scheduleInWorker } = config.finops;
  const worker = createWorker({
    db,
    job,
    logger,
    keepRuns,
    schedules: scheduleInWorker
      ? [
          {
            name: 'costs',
            cron: schedule,
            periods: () => unpublishedPeriods(batch),
          },
        ]
      : [],
  });
  await runService({
    name: NAME,
    logger,
    health,
    listen: {
      app: createProbesApp({ version, logger, metrics, health }),
      ...config.services[NAME],
    },
    shutdown: config.shutdown,
    parts: [
      {
        name: 'finops_db',
        required: true,
        start: () => migrateFinopsMart(db),
        check: () => db.raw('select 1'),
        stop: () => batch.close(),
        cure: 'Is PostgreSQL running, and does rosetta.databases.finops_db.connection name it?',
      },
      {
        name: 'raw store',
        required: true,
        start: () => raw.migrate(),
        check: () => raw.check(),
        cure: 'Does the store that rosetta.rawStore names answer?',
      },
      {
        name: 'worker',
        required: true,
        start: () => worker.start(),
        stop: () => worker.stop(),
      },
    ],
  });
};
