import { LRUCache } from 'lru-cache';
import { Store } from './Store';

export class MemoryStore implements Store {
  readonly #entries: LRUCache<string, string>;
  #evictions = 0;
  #expirations = 0;

  constructor({ maxMegabytes }: { maxMegabytes: number }) {
    this.#entries = new LRUCache({
      maxSize: maxMegabytes * 1024 * 1024,
      // Two bytes a character at most, and about a hundred for the entry itself.
      sizeCalculation: (text, key) => 2 * (text.length + key.length) + 100,
      dispose: (_text, _key, reason) => {
        if (reason === 'evict') this.#evictions += 1;
        if (reason === 'expire') this.#expirations += 1;
      },
    });
  }

  async get(key: string) {
    return this.#entries.get(key);
  }

  async set(key: string, text: string, ttlMs: number) {
    this.#entries.set(key, text, { ttl: ttlMs });
  }

  async delete(key: string) {
    this.#entries.delete(key);
  }

  async totals() {
    this.#entries.purgeStale();
    return {
      entries: this.#entries.size,
      evictions: this.#evictions,
      expirations: this.#expirations,
    };
  }

  async check() {}

  async close() {
    this.#entries.clear();
  }
}
