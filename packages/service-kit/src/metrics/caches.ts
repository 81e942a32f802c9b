import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { withTimeout } from '@rosetta/server-kit';

/** Counters of a cache store since its start. */
export interface CacheTotals {
  entries: number;
  evictions: number;
  expirations: number;
}

const SCRAPE_LIMIT_MS = 1_000;

const labelNames = ['cache'] as const;

/** Counters that stores keep themselves, read at each scrape. */
function createTotals(registers: Registry[]) {
  const stores = new Map<string, () => Promise<CacheTotals>>();
  const each = async (show: (cache: string, totals: CacheTotals) => void) => {
    // An unavailable store has no counters: better absent than zero.
    for (const [cache, totals] of stores)
      await withTimeout(SCRAPE_LIMIT_MS, cache, totals()).then(
        now => show(cache, now),
        () => {},
      );
  };
  const entries: Gauge = new Gauge({
    name: 'rosetta_cache_entries',
    help: 'Entries kept now',
    labelNames,
    registers,
    collect() {
      entries.reset();
      return each((cache, now) => entries.set({ cache }, now.entries));
    },
  });
  const evictions: Counter = new Counter({
    name: 'rosetta_cache_evictions_total',
    help: 'Entries evicted for lack of space',
    labelNames,
    registers,
    collect() {
      evictions.reset();
      return each((cache, now) => evictions.inc({ cache }, now.evictions));
    },
  });
  const expirations: Counter = new Counter({
    name: 'rosetta_cache_expirations_total',
    help: 'Entries expired',
    labelNames,
    registers,
    collect() {
      expirations.reset();
      return each((cache, now) => expirations.inc({ cache }, now.expirations));
    },
  });
  return (cache: string, totals: () => Promise<CacheTotals>) => {
    stores.set(cache, totals);
  };
}

export type CacheMetrics = ReturnType<typeof createCacheMetrics>;

export function createCacheMetrics(registry: Registry) {
  const registers = [registry];
  return {
    watch: createTotals(registers),
    hits: new Counter({
      name: 'rosetta_cache_hits_total',
      help: 'Lookups that found an entry',
      labelNames,
      registers,
    }),
    misses: new Counter({
      name: 'rosetta_cache_misses_total',
      help: 'Lookups that found no entry, or no store',
      labelNames,
      registers,
    }),
    duration: new Histogram({
      name: 'rosetta_cache_operation_duration_seconds',
      help: 'Time taken by the store',
      labelNames: ['cache', 'operation'] as const,
      buckets: [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.25, 1],
      registers,
    }),
  };
}
