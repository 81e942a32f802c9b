import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { BreakerState, HttpClientEvent } from '@rosetta/http-kit';
import { onResponseClosed } from '@rosetta/server-kit';
import { Request, Response } from 'express';

/** A step of handling a request. */
export type Step =
  | 'authentication'
  | 'permission'
  | 'audit'
  | 'signing'
  | 'relay';
export type CacheOutcome = 'hit' | 'miss' | 'stale';

const BREAKER: Record<BreakerState, number> = {
  closed: 0,
  'half-open': 1,
  open: 2,
};
const REQUEST_BUCKETS = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
];
const STEP_BUCKETS = [
  0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005,
  0.01, 0.025, 0.05, 0.1, 0.5, 1, 10,
];

const secondsSince = (began: number) => (performance.now() - began) / 1000;

const seconds = (description: string, explicitBucketBoundaries: number[]) => ({
  description,
  unit: 's',
  advice: { explicitBucketBoundaries },
});

function createInstruments(metrics: MetricsService) {
  return {
    requests: metrics.createHistogram(
      'rosetta.gateway.request.duration',
      seconds(
        'From arrival to the last byte; not of event streams',
        REQUEST_BUCKETS,
      ),
    ),
    steps: metrics.createHistogram(
      'rosetta.gateway.step.duration',
      seconds('Duration of each step of handling a request', STEP_BUCKETS),
    ),
    upstream: metrics.createHistogram(
      'rosetta.gateway.upstream.duration',
      seconds(
        'From sending a request to a service to its answer, retries included',
        REQUEST_BUCKETS,
      ),
    ),
    retries: metrics.createCounter('rosetta.gateway.upstream.retries', {
      description: 'Requests to a service retried',
    }),
    breaker: metrics.createGauge('rosetta.gateway.upstream.breaker', {
      description: '0 closed, 1 half-open, 2 open',
    }),
    cache: metrics.createCounter('rosetta.gateway.cache.answers', {
      description: 'Answers of cacheable routes: hit, miss, stale',
    }),
    tooMany: metrics.createCounter('rosetta.gateway.requests.too_many', {
      description: 'Requests refused by the rate limit',
    }),
    open: metrics.createUpDownCounter('rosetta.gateway.requests.open', {
      description: 'Requests and streams in flight',
    }),
  };
}

/** The metrics of the gateway, through Backstage's metrics service. */
export function createGatewayMetrics(service: MetricsService) {
  const { requests, steps, upstream, retries, breaker, cache, tooMany, open } =
    createInstruments(service);
  return {
    cached(name: string, outcome: CacheOutcome) {
      cache.add(1, { service: name, outcome });
    },
    tooMany() {
      tooMany.add(1);
    },
    /** Records the duration of a step since its start. */
    stepSince(began: number, step: Step) {
      steps.record(secondsSince(began), { step });
    },
    async step<T>(step: Step, work: () => Promise<T>): Promise<T> {
      const began = performance.now();
      try {
        return await work();
      } finally {
        steps.record(secondsSince(began), { step });
      }
    },
    /** Records a request at its end. */
    follow(
      req: Request,
      res: Response,
      { name, path }: { name: string; path: string },
      isStream: boolean,
    ) {
      const began = performance.now();
      const kind = { kind: isStream ? 'stream' : 'request' };
      open.add(1, kind);
      onResponseClosed(res, () => {
        open.add(-1, kind);
        if (isStream) return;
        requests.record(secondsSince(began), {
          service: name,
          method: req.method,
          route: path,
          // The client left before it had a status.
          status: res.headersSent ? res.statusCode : 499,
        });
      });
    },
    observe(event: HttpClientEvent) {
      const attributes = { service: event.client };
      if (event.type === 'breaker')
        breaker.record(BREAKER[event.state], {
          ...attributes,
          route: event.route,
        });
      else if (event.type === 'retry')
        retries.add(1, { ...attributes, reason: event.reason });
      else
        upstream.record(event.durationMs / 1000, {
          ...attributes,
          outcome: event.outcome,
        });
    },
  };
}

export type GatewayMetrics = ReturnType<typeof createGatewayMetrics>;
