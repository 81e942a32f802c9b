import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { within } from '../timeout';

/** What a cache store has counted since it began. */
export interface CacheTotals {
  entries: number;
  evictions: number;
  expirations: number;
}

const SCRAPE_LIMIT_MS = 1_000;

export type CacheMetrics = ReturnType<typeof createCacheMetrics>;

export function createCacheMetrics(registry: Registry) {
  const labelNames = ['cache'] as const;
  const registers = [registry];
  const stores = new Map<string, () => Promise<CacheTotals>>();
  const evictions = new Counter({
    name: 'rosetta_cache_evictions_total',
    help: 'Entries dropped for lack of room',
    labelNames,
    registers,
  });
  const expirations = new Counter({
    name: 'rosetta_cache_expirations_total',
    help: 'Entries dropped because their time was over',
    labelNames,
    registers,
  });
  const entries = new Gauge({
    name: 'rosetta_cache_entries',
    help: 'Entries kept now',
    labelNames,
    registers,
    async collect() {
      for (const metric of [entries, evictions, expirations]) metric.reset();
      for (const [cache, totals] of stores) {
        // A store that is away has no figures: better absent than zero.
        await within(SCRAPE_LIMIT_MS, cache, totals()).then(
          now => {
            entries.set({ cache }, now.entries);
            evictions.inc({ cache }, now.evictions);
            expirations.inc({ cache }, now.expirations);
          },
          () => {},
        );
      }
    },
  });
  return {
    hits: new Counter({
      name: 'rosetta_cache_hits_total',
      help: 'Look-ups that found an entry',
      labelNames,
      registers,
    }),
    misses: new Counter({
      name: 'rosetta_cache_misses_total',
      help: 'Look-ups that found none, or no store',
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
    watch: (cache: string, totals: () => Promise<CacheTotals>) => {
      stores.set(cache, totals);
    },
  };
}
