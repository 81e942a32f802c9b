import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFor } from './cacheFor';

describe('cacheFor', () => {
  it('reads once for callers within the time, and again after it', async () => {
    let reads = 0;
    const read = cacheFor(50, async () => ++reads);
    expect(await Promise.all([read(), read()])).toEqual([1, 1]);
    expect(await read()).toBe(1);
    await sleep(60);
    expect(await read()).toBe(2);
  });
});
