import { ConflictError } from '@backstage/errors';
import { MongoServerError } from 'mongodb';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Collections } from './collections';

const LEASE_MS = 20_000;
const RENEW_MS = 5_000;
const RETRY_MS = 250;
const DUPLICATE_KEY = 11000;

/**
 * Allows one import of a dataset at a time. A lease, renewed while its holder lives:
 * what a killed import held is free again after 20 s.
 */
export class DatasetLock {
  readonly #locks: Collections['locks'];
  readonly #dataset: string;
  readonly #holder = randomUUID();
  #heldUntil = 0;
  #timer?: NodeJS.Timeout;

  private constructor(locks: Collections['locks'], dataset: string) {
    this.#locks = locks;
    this.#dataset = dataset;
  }

  /** Waits until the current holder releases it. */
  static async acquire(locks: Collections['locks'], dataset: string) {
    const lock = new DatasetLock(locks, dataset);
    while (!(await lock.#take())) await sleep(RETRY_MS);
    // A failed renewal shows when the lease has expired: `assertHeld` throws then.
    lock.#timer = setInterval(() => lock.#renew().catch(() => {}), RENEW_MS);
    lock.#timer.unref();
    return lock;
  }

  /** Another import may have begun since the lease ran out, so this one must not write. */
  assertHeld() {
    if (Date.now() >= this.#heldUntil) throw this.lockLostError();
  }

  lockLostError() {
    return new ConflictError(
      `The import of ${
        this.#dataset
      } lost its lock: the raw store did not answer for ${LEASE_MS / 1000} s`,
    );
  }

  async release() {
    clearInterval(this.#timer);
    this.#heldUntil = 0;
    await this.#locks.deleteOne({ _id: this.#dataset, holder: this.#holder });
  }

  async #take(): Promise<boolean> {
    const requestedAt = Date.now();
    try {
      await this.#locks.updateOne(
        {
          _id: this.#dataset,
          until: { $lt: new Date(requestedAt) },
        },
        {
          $set: {
            holder: this.#holder,
            until: new Date(requestedAt + LEASE_MS),
          },
        },
        { upsert: true },
      );
    } catch (error) {
      // The lock is there and another's, so the upsert tried to make it once more.
      const taken = (error as MongoServerError).code === DUPLICATE_KEY;
      if (taken) return false;
      throw error;
    }
    this.#heldUntil = requestedAt + LEASE_MS;
    return true;
  }

  /** Never recreates the lock: a renewal may still be under way when it is released. */
  async #renew() {
    const requestedAt = Date.now();
    const { matchedCount } = await this.#locks.updateOne(
      { _id: this.#dataset, holder: this.#holder },
      { $set: { until: new Date(requestedAt + LEASE_MS) } },
    );
    if (matchedCount > 0) this.#heldUntil = requestedAt + LEASE_MS;
  }
}
