import { StartError } from './startDependencies';
import { startService } from './startService';
import { RunningService, ServiceOptions } from './types';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

function onShutdownRequested(shutDown: (reason: string) => void) {
  for (const signal of SIGNALS) process.on(signal, () => shutDown(signal));
  // The process that started this one over IPC owns it: an orphan would run for ever.
  if (process.connected)
    process.once('disconnect', () => shutDown('parent process exited'));
}

/**
 * The whole life of a process: starts the service, or logs in one sentence why it can't, and
 * shuts down gracefully on SIGTERM, SIGINT, or when the parent that holds its IPC channel
 * exits. The last call of a `main`.
 */
export async function runService(options: ServiceOptions): Promise<void> {
  const { logger } = options;
  let service: RunningService | undefined;
  let stopping = false;
  onShutdownRequested(async reason => {
    // Nothing is in flight while it starts; a second signal does not wait.
    if (!service || stopping) process.exit(stopping ? 1 : 0);
    stopping = true;
    await service.stop(reason);
    process.exit(0);
  });
  try {
    service = await startService(options);
  } catch (err) {
    if (err instanceof StartError) logger.fatal(err.message);
    else logger.fatal({ err }, `${options.name} cannot start`);
    process.exit(1);
  }
}
