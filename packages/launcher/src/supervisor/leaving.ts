/** Ctrl-C in a terminal reaches npm and us, and npm passes on what it gets: that is one wish. */
const SAME_WISH_MS = 1_000;

export interface Leaving {
  /** Resolves with why this process must leave. */
  readonly asked: Promise<string>;
}

/**
 * Everything that means "stop": Ctrl-C, `kill`, the terminal closing, and the end of the
 * process that started this one. Who asks again a while later wants it at once.
 */
export function watchForLeaving(onHurry: () => void): Leaving {
  // A closed terminal must not end us while we stop the others.
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', () => {});
  let firstAt = 0;
  const asked = new Promise<string>(resolve => {
    const ask = (why: string) => {
      if (firstAt && Date.now() - firstAt > SAME_WISH_MS) onHurry();
      firstAt ||= Date.now();
      resolve(why);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => ask(signal));
    if (process.connected) process.once('disconnect', () => ask('SIGHUP'));
    process.channel?.unref();
  });
  return { asked };
}
