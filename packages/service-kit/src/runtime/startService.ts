import { setTimeout as sleep } from 'node:timers/promises';
import { ShutdownConfig } from '../config/sections';
import { closeServer, listen, urlOf } from './listen';
import { startParts } from './startParts';
import { RunningService, ServiceOptions } from './types';

/** Brings a service up, and leaves signals and exit codes to the caller. For tests and embedding. */
export async function startService(
  options: ServiceOptions,
): Promise<RunningService> {
  const { name, logger, health, parts } = options;
  const { drainSeconds, limitSeconds } =
    options.shutdown ?? ShutdownConfig.parse({});
  const stopping = new AbortController();
  health.phase = 'starting';
  const server = await listen(options);
  const stopParts = await startParts(parts, {
    service: name,
    logger,
    health,
    stopping: stopping.signal,
  }).catch(async error => {
    await closeServer(server, 0);
    throw error;
  });
  health.phase = 'ready';
  const url = urlOf(server, options.listen.host);
  logger.info({ url }, 'ready');

  const stop = async (reason: string) => {
    logger.info({ reason }, 'stopping');
    health.phase = 'draining';
    stopping.abort();
    await sleep(drainSeconds * 1000);
    // Streams would never end by themselves; their clients come back elsewhere.
    health.close();
    const served = await closeServer(server, limitSeconds * 1000);
    if (!served) logger.warn('cut off requests that took too long');
    await stopParts();
    logger.info('stopped');
  };
  let stopped: Promise<void> | undefined;
  return {
    url,
    stop(reason) {
      stopped ??= stop(reason);
      return stopped;
    },
  };
}
