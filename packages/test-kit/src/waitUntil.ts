import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until a condition holds; a fixed pause is too long on an idle machine and too short on a busy one.
 * @throws when it does not hold in time
 */
export const waitUntil = async (
  condition: () => Promise<boolean> | boolean,
  timeoutMs = 10_000,
  intervalMs = 20,
) => {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline)
      throw new Error(`The condition did not hold within ${timeoutMs} ms`);
    await sleep(intervalMs);
  }
};
