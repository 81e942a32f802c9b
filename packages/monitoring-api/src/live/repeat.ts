import { setTimeout as delay } from 'node:timers/promises';

/**
 * Does something again and again, with a pause between, until it is stopped.
 * @param leastMs - how long the pause is even for who hurries
 */
export const repeat = (
  task: (signal: AbortSignal) => Promise<unknown>,
  pauseMs: () => number,
  leastMs: () => number = () => 0,
) => {
  const stopped = new AbortController();
  const { signal } = stopped;
  let wake = () => {};
  const rest = (ms: number, until: AbortSignal) =>
    delay(ms, undefined, { signal: until }).catch(() => {});
  const pause = async () => {
    const over = performance.now() + leastMs();
    const woken = new Promise<void>(resolve => {
      wake = resolve;
    });
    const left = new AbortController();
    const either = AbortSignal.any([signal, left.signal]);
    await Promise.race([woken, rest(pauseMs(), either)]);
    left.abort();
    const owed = over - performance.now();
    if (owed > 0) await rest(owed, signal);
  };
  const loop = async () => {
    while (!signal.aborted) {
      await task(signal);
      if (!signal.aborted) await pause();
    }
  };
  const done = loop();
  return {
    /** Ends the pause, as soon as it may. */
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
