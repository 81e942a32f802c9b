import { CacheTotals } from '../metrics/caches';

/** The backend of a cache. */
export interface Store {
  get(key: string): Promise<string | undefined>;
  set(key: string, text: string, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
  totals(): Promise<CacheTotals>;
  /** Throws when the store does not answer. */
  check(): Promise<void>;
  close(): Promise<void>;
}
