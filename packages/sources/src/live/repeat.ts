import { setTimeout as delay } from 'node:timers/promises';

/**
 * Runs a task again and again, with a pause between, until it is stopped.
 * @param minPauseMs - the shortest pause, also after `runSoon`
 */
export const repeat = (
  task: (signal: AbortSignal) => Promise<unknown>,
  pauseMs: () => number,
  minPauseMs: () => number = () => 0,
) => {
  const stopped = new AbortController();
  const { signal } = stopped;
  let wake = () => {};
  const sleep = (ms: number, until: AbortSignal) =>
    delay(ms, undefined, { signal: until }).catch(() => {});
  const pause = async () => {
    const over = performance.now() + minPauseMs();
    const woken = new Promise<void>(resolve => {
      wake = resolve;
    });
    const left = new AbortController();
    const either = AbortSignal.any([signal, left.signal]);
    await Promise.race([woken, sleep(pauseMs(), either)]);
    left.abort();
    const remaining = over - performance.now();
    if (remaining > 0) await sleep(remaining, signal);
  };
  const loop = async () => {
    while (!signal.aborted) {
      await task(signal);
      if (!signal.aborted) await pause();
    }
  };
  const done = loop();
  return {
    /** Ends the pause, once the shortest pause is over. */
    runSoon: () => wake(),
    stop: () => {
      stopped.abort(new Error('stopped'));
      wake();
      return done;
    },
  };
};
/**
 * Pauses before trying again: of 1 to 2 s first, twice as long each time, of 15 to 30 s at last.
 * They are random, so that processes that lost the same source do not all come back at once.
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
    reset() {
      ceiling = first;
    },
  };
};

export type Repeated = ReturnType<typeof repeat>;
