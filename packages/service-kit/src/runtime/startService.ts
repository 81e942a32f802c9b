import { RunningService, ServiceOptions } from './types';

/** Brings a service up, and leaves signals and exit codes to the caller. For tests and embedding. */
export async function startService(
  _options: ServiceOptions,
): Promise<RunningService> {
  throw new Error('not yet');
}
