import { ConcurrencyLimit } from './ConcurrencyLimit';

const { signal } = new AbortController();

/** Work that ends when it is told to. */
const openWork = () => {
  let end = () => {};
  const ended = new Promise<void>(resolve => {
    end = resolve;
  });
  return { run: jest.fn(() => ended), end };
};

describe('ConcurrencyLimit', () => {
  it('lets the next one work when one is done, also when it failed', async () => {
    const limit = new ConcurrencyLimit(1);
    const first = openWork();
    const failing = limit.run(signal, async () => {
      await first.run();
      throw new Error('out of luck');
    });
    const second = jest.fn(async () => 2);
    const waiting = limit.run(signal, second);
    expect(second).not.toHaveBeenCalled();
    first.end();
    await expect(failing).rejects.toThrow('out of luck');
    expect(await waiting).toBe(2);
  });

  it('ends the wait of one that nobody waits for, and goes on with the others', async () => {
    const limit = new ConcurrencyLimit(1);
    const first = openWork();
    const working = limit.run(signal, first.run);
    const left = new AbortController();
    const never = jest.fn(async () => {});
    const leaving = limit.run(left.signal, never);
    const waiting = limit.run(signal, async () => 3);
    left.abort(new Error('gone'));
    await expect(leaving).rejects.toThrow('gone');
    first.end();
    await working;
    expect(await waiting).toBe(3);
    expect(never).not.toHaveBeenCalled();
  });

  it('lets two work when two end together', async () => {
    const limit = new ConcurrencyLimit(2);
    const [first, third] = [openWork(), openWork()];
    const fourth = jest.fn(async () => 4);
    const working = [1, 2].map(() => limit.run(signal, first.run));
    const waiting = [
      limit.run(signal, third.run),
      limit.run(signal, fourth),
    ] as const;
    first.end();
    await Promise.all(working);
    expect(await waiting[1]).toBe(4);
    third.end();
    await waiting[0];
  });
});
