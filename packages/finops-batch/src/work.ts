import { createWorker, registerRunMetrics } from '@rosetta/batch-kit';
import { FINOPS_JOB } from '@rosetta/finops-mart';
import {
  createHealth,
  createLogger,
  createMetrics,
  createProbesApp,
  databasePart,
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
      databasePart(db, { name: 'finops_db' }),
      {
        name: 'tables',
        required: true,
        start: () => batch.migrate(),
        cure: 'Check rosetta.databases.finops_db and rosetta.rawStore.',
      },
      { name: 'raw store', required: true, check: () => raw.check() },
      {
        name: 'worker',
        required: true,
        start: () => worker.start(),
        stop: () => worker.stop(),
      },
    ],
  });
};
