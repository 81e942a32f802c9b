import { setTimeout as delay } from 'node:timers/promises';

/** Does something again and again, with a pause between, until it is stopped. */
export const repeat = (
  task: (signal: AbortSignal) => Promise<unknown>,
  pauseMs: () => number,
) => {
  const stopped = new AbortController();
  const { signal } = stopped;
  let wake = () => {};
  const pause = async () => {
    const woken = new Promise<void>(resolve => {
      wake = resolve;
    });
    const over = new AbortController();
    const either = AbortSignal.any([signal, over.signal]);
    await Promise.race([
      woken,
      delay(pauseMs(), undefined, { signal: either }).catch(() => {}),
    ]);
    over.abort();
  };
  const loop = async () => {
    while (!signal.aborted) {
      await task(signal);
      if (!signal.aborted) await pause();
    }
  };
  const done = loop();
  return {
    /** Ends the pause. */
    hurry: () => wake(),
    stop: () => {
      stopped.abort(new Error('stopped'));
      wake();
      return done;
    },
  };
};
export type Repeated = ReturnType<typeof repeat>;
