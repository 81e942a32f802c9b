import {
  createHealth,
  createLogger,
  createMetrics,
  createProbesApp,
  runService,
} from '@rosetta/service-kit';
import { createWorker } from '../createWorker';
import { Schedule } from '../queue/schedules';
import { Batch, BatchDefinition } from './Batch';
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
export const runWorker = async <Config>(
  definition: BatchDefinition<Config>,
  config: Config,
  version: string,
) => {
  const { name, domain } = definition;
  const { listen, shutdown, log } = definition.process(config);
  const logger = createLogger({ service: name, level: log.level });
  const metrics = createMetrics();
  const health = createHealth({ version, phase: 'starting' });
  const batch = definition.open(config, { logger, metrics });
  const { db, jobs, keepRuns } = batch;
  const schedules = schedulesOf(batch);
  const worker = createWorker({
    db,
    domain,
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
