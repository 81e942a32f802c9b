import { DatasetLock } from './DatasetLock';
import { Collections } from './collections';

type Lock = { _id: string; holder: string; until: Date };
type Filter = { _id: string; holder?: string; until?: { $lt: Date } };

/** A collection of locks whose answers to updates may be held back, as by a slow network. */
const createLocks = () => {
  const locks = new Map<string, Lock>();
  let slow = Promise.resolve();
  const find = ({ _id, holder, until }: Filter) => {
    const lock = locks.get(_id);
    const fits =
      lock &&
      (!holder || lock.holder === holder) &&
      (!until || lock.until < until.$lt);
    return fits ? lock : undefined;
  };
  return {
    locks,
    slowDown(until: Promise<void>) {
      slow = until;
    },
    collection: {
      async updateOne(
        filter: Filter,
        { $set }: { $set: Lock },
        options?: { upsert: boolean },
      ) {
        await slow;
        const found = find(filter);
        if (!found && !options?.upsert) return { matchedCount: 0 };
        if (!found && locks.has(filter._id))
          throw Object.assign(new Error('duplicate'), { code: 11000 });
        locks.set(filter._id, { ...found, ...$set, _id: filter._id });
        return { matchedCount: found ? 1 : 0 };
      },
      async deleteOne(filter: Filter) {
        if (find(filter)) locks.delete(filter._id);
      },
    } as unknown as Collections['locks'],
  };
};

describe('DatasetLock', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('renews the lease while it is held', async () => {
    const { collection, locks } = createLocks();
    const lock = await DatasetLock.acquire(collection, 'focus');
    await jest.advanceTimersByTimeAsync(60_000);
    lock.assertHeld();
    await lock.release();
    expect(locks.size).toBe(0);
  });

  it('does not recreate a released lock when a renewal was under way', async () => {
    const { collection, locks, slowDown } = createLocks();
    const lock = await DatasetLock.acquire(collection, 'focus');
    const { promise, resolve } = Promise.withResolvers<void>();
    slowDown(promise);
    await jest.advanceTimersByTimeAsync(5_000);
    await lock.release();
    resolve();
    await jest.advanceTimersByTimeAsync(1);
    expect(locks.size).toBe(0);
  });
});
