import {
  createHealth,
  createLogger,
  createMetrics,
  createProbesApp,
  runService,
} from '@rosetta/service-kit';
import { createWorker } from '../createWorker';
import { BatchDefinition } from './Batch';
import { unpublishedPeriods } from './periods';

/** The worker: takes up runs, and answers probes and metrics meanwhile. */
export const work = async <Config>(
  definition: BatchDefinition<Config>,
  config: Config,
  version: string,
) => {
  const { name } = definition;
  const { listen, shutdown, log, schedules } = definition.process(config);
  const logger = createLogger({ service: name, level: log.level });
  const metrics = createMetrics();
  const health = createHealth({ version, phase: 'starting' });
  const batch = definition.open(config, { logger, metrics });
  const { db, job, keepRuns } = batch;
  const worker = createWorker({
    db,
    job,
    logger,
    keepRuns,
    schedules: Object.entries(schedules).map(([schedule, cron]) => ({
      name: schedule,
      cron,
      periods: () => unpublishedPeriods(batch, definition.period),
    })),
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
