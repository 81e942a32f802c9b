import { createLogger } from '@rosetta/service-kit';
import { BatchDefinition, closeBatch } from './Batch';
import { Selection } from './periods';
import { runBatch } from './runBatch';

/** The CronJob's whole life. Exit code 0 only when every run succeeded. */
export const runAndExit = async <Config>(
  definition: BatchDefinition<Config>,
  config: Config,
  options: Selection & { reprocess?: boolean },
) => {
  const { level } = definition.process(config).log;
  const logger = createLogger({ service: definition.name, level });
  const batch = definition.open(config, { logger });
  const leaving = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => leaving.abort());
  try {
    const runs = await runBatch(batch, definition.period, {
      ...options,
      requestedBy: 'schedule',
      reason: 'run --once',
      signal: leaving.signal,
    });
    logger.info({ runs: runs.length }, 'All runs have ended');
    if (runs.some(run => run.state !== 'succeeded')) process.exitCode = 1;
  } catch (error) {
    logger.error({ err: error }, 'Not all runs could be made');
    process.exitCode = 1;
  } finally {
    await closeBatch(batch);
  }
};
