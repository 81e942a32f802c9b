import { ServiceOptions } from './types';

/**
 * The whole life of a process: starts the service, says in one sentence why it can't,
 * and leaves gracefully on SIGTERM, SIGINT, or when the parent that holds its IPC
 * channel is gone. The last thing a `main` calls.
 */
export async function runService(_options: ServiceOptions): Promise<void> {
  throw new Error('not yet');
}
