import {
  createHealth,
  createLogger,
  createMetrics,
  createProbesApp,
  runService,
} from '@rosetta/service-kit';
import { createWorker } from '../createWorker';
import { Schedule } from '../queue/schedules';
import { Batch, BatchConfig, BatchDefinition, batchProcess } from './Batch';
import { unpublishedPeriods } from './periods';

const schedulesOf = (batch: Batch): Schedule[] =>
  batch.jobs.flatMap(job =>
    job.schedule
      ? {
          job: job.name,
          cron: job.schedule,
          periods: () => unpublishedPeriods(batch, job),
        }
      : [],
  );

/** The worker: takes runs, and answers probes and metrics meanwhile. */
export const runWorker = async (
  definition: BatchDefinition,
  config: BatchConfig,
  version: string,
) => {
  const { name, listen, shutdown, log, migrateAtStart } = batchProcess(
    definition,
    config,
  );
  const logger = createLogger({ service: name, level: log.level });
  const metrics = createMetrics();
  const health = createHealth({ version, phase: 'starting' });
  const batch = definition.open(config, { logger, metrics });
  const { db, jobs, keepRuns } = batch;
  const schedules = schedulesOf(batch);
  const worker = createWorker({
    db,
    domain: definition.domain.name,
    jobs,
    logger,
    keepRuns,
    schedules,
  });
  await runService({
    name,
    logger,
    health,
    listen: {
      app: createProbesApp({ version, logger, metrics, health }),
      ...listen,
    },
    shutdown,
    migrateAtStart,
    dependencies: [
      ...batch.dependencies,
      {
        name: 'worker',
        required: true,
        start: () => worker.start(),
        stop: () => worker.stop(),
      },
    ],
  });
};
