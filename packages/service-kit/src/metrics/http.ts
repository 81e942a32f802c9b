import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const SIZES = [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];
const labelNames = ['method', 'route', 'status'] as const;

export interface HttpExchange {
  method: string;
  /** The pattern of the route, so that the number of labels is that of the routes. */
  route: string;
  status: number;
  /** Undefined for event streams, which last as long as their client reads. */
  seconds?: number;
  requestBytes: number;
  responseBytes: number;
}

export type HttpMetrics = ReturnType<typeof createHttpMetrics>;

export function createHttpMetrics(registry: Registry) {
  const registers = [registry];
  const requests = new Counter({
    name: 'rosetta_http_requests_total',
    help: 'Requests answered',
    labelNames,
    registers,
  });
  const duration = new Histogram({
    name: 'rosetta_http_request_duration_seconds',
    help: 'From the request to the last byte of its answer; not of event streams',
    labelNames,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const requestSize = new Histogram({
    name: 'rosetta_http_request_size_bytes',
    help: 'Size of request bodies',
    labelNames,
    buckets: SIZES,
    registers,
  });
  const responseSize = new Histogram({
    name: 'rosetta_http_response_size_bytes',
    help: 'Size of answers on the wire, headers included',
    labelNames,
    buckets: SIZES,
    registers,
  });
  const streams = new Gauge({
    name: 'rosetta_http_event_streams_open',
    help: 'Event streams open now',
    labelNames: ['route'],
    registers,
  });
  return {
    streams,
    observe({ method, route, status, ...sizes }: HttpExchange) {
      const labels = { method, route, status };
      requests.inc(labels);
      if (sizes.seconds !== undefined) duration.observe(labels, sizes.seconds);
      requestSize.observe(labels, sizes.requestBytes);
      responseSize.observe(labels, sizes.responseBytes);
    },
  };
}
