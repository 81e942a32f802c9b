/** Ctrl-C in a terminal reaches npm and us, and npm passes on what it gets: that is one wish. */
const SAME_SIGNAL_MS = 1_000;

export interface ShutdownSignals {
  /** Resolves with why this process must leave. */
  readonly received: Promise<string>;
}

/**
 * Everything that means "stop": Ctrl-C, `kill`, the terminal closing, and the end of the
 * process that started this one. A second signal a while later stops everything at once.
 */
export function watchShutdownSignals(onRepeated: () => void): ShutdownSignals {
  // A closed terminal must not end us while we stop the others.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', () => {});
  let firstAt = 0;
  const received = new Promise<string>(resolve => {
    const receive = (signalName: string) => {
      if (firstAt && Date.now() - firstAt > SAME_SIGNAL_MS) onRepeated();
      firstAt ||= Date.now();
      resolve(signalName);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => receive(signal));
    if (process.connected) process.once('disconnect', () => receive('SIGHUP'));
    process.channel?.unref();
  });
  return { received: received };
}
