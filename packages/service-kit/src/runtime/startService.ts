import { setTimeout as sleep } from 'node:timers/promises';
import { ShutdownConfig } from '../config/sections';
import { closeServer, listen, urlOf } from './listen';
import { startDependencies } from './startDependencies';
import { RunningService, ServiceOptions } from './types';

/** Starts a service; signals and exit codes are the caller's. For tests and embedding. */
export async function startService(
  options: ServiceOptions,
): Promise<RunningService> {
  const { name, logger, health, dependencies, migrateAtStart = true } = options;
  const { drainSeconds, limitSeconds } =
    options.shutdown ?? ShutdownConfig.parse({});
  const stopping = new AbortController();
  health.phase = 'starting';
  const server = await listen(options);
  const stopDependencies = await startDependencies(dependencies, {
    service: name,
    logger,
    health,
    migrateAtStart,
    stopping: stopping.signal,
  }).catch(async error => {
    await closeServer(server, 0);
    throw error;
  });
  health.phase = 'ready';
  const url = urlOf(server, options.listen.host);
  logger.info({ url }, 'Service ready');

  const stop = async (reason: string) => {
    logger.info({ reason }, 'Service stopping');
    health.phase = 'draining';
    stopping.abort();
    await sleep(drainSeconds * 1000);
    // Streams never end by themselves; their clients reconnect elsewhere.
    health.endStreams();
    const served = await closeServer(server, limitSeconds * 1000);
    if (!served) logger.warn('Requests aborted at the shutdown limit');
    await stopDependencies();
    logger.info('Service stopped');
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
