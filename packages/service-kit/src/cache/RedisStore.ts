import { Redis } from 'ioredis';
import { Store } from './Store';

/** A cache that answers later than this saves no time. */
const COMMAND_LIMIT_MS = 250;
const RECONNECT_MAX_MS = 5_000;

const counter = (info: string, name: string) =>
  Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? 0);

/** Never waits for a reconnect: a command fails at once while Redis is unavailable. */
export class RedisStore implements Store {
  readonly #redis: Redis;

  constructor({ url, name }: { url: string; name: string }) {
    this.#redis = new Redis(url, {
      keyPrefix: `rosetta:${name}:`,
      connectionName: name,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: COMMAND_LIMIT_MS,
      connectTimeout: 2_000,
      retryStrategy: attempt => Math.min(attempt * 200, RECONNECT_MAX_MS),
    });
    // Each command rejects by itself; without a listener the event would end the process.
    this.#redis.on('error', () => {});
  }

  async get(key: string) {
    return (await this.#redis.get(key)) ?? undefined;
  }

  async set(key: string, text: string, ttlMs: number) {
    await this.#redis.set(key, text, 'PX', ttlMs);
  }

  async delete(key: string) {
    await this.#redis.del(key);
  }

  /** Of the whole server, which services may share: Redis does not count by prefix. */
  async totals() {
    const [entries, info] = await Promise.all([
      this.#redis.dbsize(),
      this.#redis.info('stats'),
    ]);
    return {
      entries,
      evictions: counter(info, 'evicted_keys'),
      expirations: counter(info, 'expired_keys'),
    };
  }

  async check() {
    await this.#redis.ping();
  }

  async close() {
    this.#redis.disconnect();
  }
}
