import { createLogger } from '@rosetta/service-kit';
import {
  BatchConfig,
  BatchDefinition,
  batchProcess,
  closeBatch,
} from './Batch';
import { runBatch, RunBatchOptions } from './runBatch';

/** The CronJob's whole life. Exit code 0 only when every run succeeded. */
export const runAndExit = async (
  definition: BatchDefinition,
  config: BatchConfig,
  options: Pick<
    RunBatchOptions,
    'job' | 'period' | 'from' | 'to' | 'reprocess'
  >,
) => {
  const { name, log, migrateAtStart } = batchProcess(definition, config);
  const logger = createLogger({ service: name, level: log.level });
  const batch = definition.open(config, { logger });
  const shutdown = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => shutdown.abort());
  try {
    const ended = await runBatch(definition, batch, {
      ...options,
      migrateAtStart,
      requestedBy: 'schedule',
      reason: 'run --once',
      signal: shutdown.signal,
    });
    const runs = ended.flatMap(each => each.runs);
    logger.info({ runs: runs.length }, 'All runs have ended');
    if (runs.some(run => run.state !== 'succeeded')) process.exitCode = 1;
  } catch (error) {
    logger.error({ err: error }, 'Not all runs could be made');
    process.exitCode = 1;
  } finally {
    await closeBatch(batch);
  }
};
