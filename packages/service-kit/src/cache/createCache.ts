import { Logger } from 'pino';
import { CacheConfig } from '../config/sections';
import { CacheMetrics } from '../metrics/caches';
import { Metrics, createMetrics } from '../metrics/createMetrics';
import { MemoryStore } from './MemoryStore';
import { RedisStore } from './RedisStore';
import { Store } from './Store';
import { Cache } from './types';

export interface CacheOptions {
  /** Prefixes keys and labels metrics, so that services may share one Redis. */
  name: string;
  logger: Logger;
  metrics?: Metrics;
}

class StoreCache implements Cache {
  readonly kind: CacheConfig['kind'];
  readonly #name: string;
  readonly #store: Store;
  readonly #logger: Logger;
  readonly #metrics: CacheMetrics;
  readonly #loading = new Map<string, Promise<unknown>>();
  #unavailable = false;

  constructor(
    kind: CacheConfig['kind'],
    store: Store,
    options: Required<CacheOptions>,
  ) {
    this.kind = kind;
    this.#store = store;
    this.#name = options.name;
    this.#logger = options.logger;
    this.#metrics = options.metrics.caches;
    this.#metrics.watch(options.name, () => store.totals());
  }

  async get<T>(key: string): Promise<T | undefined> {
    const text = await this.#query('get', () => this.#store.get(key));
    const counter = text === undefined ? 'misses' : 'hits';
    this.#metrics[counter].inc({ cache: this.#name });
    return text === undefined ? undefined : JSON.parse(text);
  }

  async set(key: string, value: unknown, ttlSeconds: number) {
    const text = JSON.stringify(value);
    if (text === undefined) return;
    const ttlMs = Math.max(1, Math.round(ttlSeconds * 1000));
    await this.#query('set', () => this.#store.set(key, text, ttlMs));
  }

  async delete(key: string) {
    await this.#query('delete', () => this.#store.delete(key));
  }

  async getOrLoad<T>(key: string, ttlSeconds: number, load: () => Promise<T>) {
    const cached = await this.get<T>(key);
    if (cached !== undefined) return cached;
    const running = this.#loading.get(key);
    if (running) return running as Promise<T>;
    const loading = load()
      .then(async value => {
        await this.set(key, value, ttlSeconds);
        return value;
      })
      .finally(() => this.#loading.delete(key));
    this.#loading.set(key, loading);
    return loading;
  }

  check() {
    return this.#store.check();
  }

  close() {
    return this.#store.close();
  }

  /** The result of the store; undefined while it is unavailable, which is logged once. */
  async #query<T>(operation: string, run: () => Promise<T>) {
    const stop = this.#metrics.duration.startTimer({
      cache: this.#name,
      operation,
    });
    try {
      const result = await run();
      if (this.#unavailable)
        this.#logger.info({ cache: this.#name }, 'Cache available again');
      this.#unavailable = false;
      return result;
    } catch (err) {
      if (!this.#unavailable)
        this.#logger.warn({ cache: this.#name, err }, 'Cache unavailable');
      this.#unavailable = true;
      return undefined;
    } finally {
      stop();
    }
  }
}

export function createCache(config: CacheConfig, options: CacheOptions): Cache {
  const { metrics = createMetrics(), ...rest } = options;
  const store =
    config.kind === 'redis'
      ? new RedisStore({ url: config.url, name: options.name })
      : new MemoryStore(config);
  return new StoreCache(config.kind, store, { ...rest, metrics });
}
