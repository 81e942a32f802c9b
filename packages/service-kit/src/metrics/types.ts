import { HttpClientEvent } from '@rosetta/http-kit';
import { Registry } from 'prom-client';

/** Answers at each scrape how much waits, by state: `{ queued: 3, running: 1 }`. */
export type QueueDepth = () => Promise<Record<string, number>>;

/** Everything `/metrics` says. Domain metrics are registered on `registry` by their owner. */
export interface Metrics {
  readonly registry: Registry;
  /** `observe` of every HTTP client: calls, retries, breaker state. */
  observeClient(event: HttpClientEvent): void;
  /** Registers a queue, whose depth is then asked for at each scrape. */
  queue(name: string, depth: QueueDepth): void;
}
