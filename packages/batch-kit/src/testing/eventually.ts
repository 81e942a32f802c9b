import { setTimeout as delay } from 'node:timers/promises';

/** Waits for something to become true. */
export const eventually = async (
  isSo: () => Promise<boolean> | boolean,
  timeoutMs = 10_000,
) => {
  const until = Date.now() + timeoutMs;
  while (!(await isSo())) {
    if (Date.now() > until) throw new Error(`not so within ${timeoutMs} ms`);
    await delay(20);
  }
};
