import { createLogger } from '@rosetta/service-kit';
import { FinopsBatchConfig } from '../config';
import { openCostBatch } from '../openCostBatch';
import { Selection } from './periods';
import { runCosts } from './runCosts';

/** The CronJob's whole life. Exit code 0 only when every run succeeded. */
export const runOnceAndExit = async (
  config: FinopsBatchConfig,
  options: Selection & { reprocess?: boolean },
) => {
  const logger = createLogger({
    service: 'finops-batch',
    level: config.log.level,
  });
  const batch = openCostBatch(config, { logger });
  const leaving = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => leaving.abort());
  try {
    const runs = await runCosts(batch, {
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
    await batch.close();
  }
};
