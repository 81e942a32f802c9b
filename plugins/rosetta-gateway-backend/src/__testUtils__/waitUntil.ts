import { setTimeout as sleep } from 'node:timers/promises';

/** Polls until a condition is true; the test's timeout limits it. */
export const waitUntil = async (
  condition: () => boolean | Promise<boolean>,
) => {
  while (!(await condition())) await sleep(5);
};
