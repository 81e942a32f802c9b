import { BreakerState, HttpClientEvent } from '@rosetta/http-kit';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const BREAKER: Record<BreakerState, number> = {
  closed: 0,
  'half-open': 1,
  open: 2,
};

/** Metrics of HTTP clients, from their events. */
export function createClientMetrics(registry: Registry) {
  const registers = [registry];
  const calls = new Histogram({
    name: 'rosetta_client_request_duration_seconds',
    help: 'From sending a request to the beginning of its answer, retries included',
    labelNames: ['client', 'method', 'route', 'outcome'] as const,
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30],
    registers,
  });
  const retries = new Counter({
    name: 'rosetta_client_retries_total',
    help: 'Requests retried',
    labelNames: ['client', 'reason'] as const,
    registers,
  });
  const breaker = new Gauge({
    name: 'rosetta_breaker_state',
    help: '0 closed, 1 half-open, 2 open',
    labelNames: ['client'] as const,
    registers,
  });
  return (event: HttpClientEvent) => {
    const { client } = event;
    if (event.type === 'retry') retries.inc({ client, reason: event.reason });
    else if (event.type === 'breaker')
      breaker.set({ client }, BREAKER[event.state]);
    else {
      const { method, route, outcome, durationMs } = event;
      calls.observe({ client, method, route, outcome }, durationMs / 1000);
    }
  };
}
