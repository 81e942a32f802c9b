import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for something that comes true by itself; how long is the test's to say. */
export const until = async (condition: () => boolean | Promise<boolean>) => {
  while (!(await condition())) await sleep(5);
};
