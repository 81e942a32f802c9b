/** Keeps values until their TTL ends. Losing it costs time, never correctness. */
export interface Cache {
  readonly kind: 'memory' | 'redis';
  get<T>(key: string): Promise<T | undefined>;
  /** Values are JSON. */
  set(key: string, value: unknown, ttlSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** The value of the key, else the one that `load` returns; concurrent callers share one load. */
  getOrLoad<T>(
    key: string,
    ttlSeconds: number,
    load: () => Promise<T>,
  ): Promise<T>;
  /** Throws when the store does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}
