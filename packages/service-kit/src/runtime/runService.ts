import { StartError } from './startParts';
import { startService } from './startService';
import { RunningService, ServiceOptions } from './types';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

function onEachReasonToLeave(leave: (reason: string) => void) {
  for (const signal of SIGNALS) process.on(signal, () => leave(signal));
  // Whoever started this process over IPC owns it: without an owner it would stay for ever.
  if (process.connected)
    process.once('disconnect', () => leave('the parent process is gone'));
}

/**
 * The whole life of a process: starts the service, says in one sentence why it can't,
 * and leaves gracefully on SIGTERM, SIGINT, or when the parent that holds its IPC
 * channel is gone. The last thing a `main` calls.
 */
export async function runService(options: ServiceOptions): Promise<void> {
  const { logger } = options;
  let service: RunningService | undefined;
  let leaving = false;
  onEachReasonToLeave(async reason => {
    // While it starts, nobody is served yet; asked twice, it does not wait for anybody.
    if (!service || leaving) process.exit(leaving ? 1 : 0);
    leaving = true;
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
