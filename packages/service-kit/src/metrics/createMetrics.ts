import { HttpClientEvent } from '@rosetta/http-kit';
import { Counter, Registry, collectDefaultMetrics } from 'prom-client';
import { CacheMetrics, createCacheMetrics } from './caches';
import { createClientMetrics } from './clients';
import { HttpMetrics, createHttpMetrics } from './http';
import { PoolMetrics, createPoolMetrics } from './pools';
import { QueueDepth, createQueueMetrics } from './queues';

/** The metrics of `/metrics`. A domain registers its own on `registry`. */
export interface Metrics {
  readonly registry: Registry;
  /** `observe` of every HTTP client: calls, retries, breaker state. */
  observeClient(event: HttpClientEvent): void;
  /** Registers a queue, whose depth is read at each scrape. */
  queue(name: string, depth: QueueDepth): void;
  readonly http: HttpMetrics;
  readonly pools: PoolMetrics;
  readonly caches: CacheMetrics;
  readonly limits: Counter<'kind' | 'outcome'>;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    observeClient: createClientMetrics(registry),
    queue: createQueueMetrics(registry),
    http: createHttpMetrics(registry),
    pools: createPoolMetrics(registry),
    caches: createCacheMetrics(registry),
    limits: new Counter({
      name: 'rosetta_rate_limit_requests_total',
      help: 'Requests counted by the rate limiter, by outcome',
      labelNames: ['kind', 'outcome'] as const,
      registers: [registry],
    }),
  };
}
