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
/**
 * Pauses before trying again: of 1 to 2 s first, twice as long each time, of 15 to 30 s at last.
 * They differ, so that not all who lost the same thing come back at once.
 */
export const backoff = () => {
  const [first, longest] = [2_000, 30_000];
  let ceiling = first;
  return {
    pauseMs() {
      const pause = (ceiling * (1 + Math.random())) / 2;
      ceiling = Math.min(longest, ceiling * 2);
      return pause;
    },
    worked() {
      ceiling = first;
    },
  };
};

export type Repeated = ReturnType<typeof repeat>;
