/** Keeps answers for a while. Losing it costs time, never correctness. */
export interface Cache {
  readonly kind: 'memory' | 'redis';
  get<T>(key: string): Promise<T | undefined>;
  /** Values are JSON. */
  set(key: string, value: unknown, ttlSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  /** What is kept under the key, else what `load` gives, asked once however many wait. */
  getOrLoad<T>(
    key: string,
    ttlSeconds: number,
    load: () => Promise<T>,
  ): Promise<T>;
  /** Throws when the store behind it does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}
