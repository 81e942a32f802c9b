import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { BreakerState, HttpClientEvent } from '@rosetta/http-kit';
import { onResponseClosed } from '@rosetta/server-kit';
import { Request, Response } from 'express';

/** What is done for a request before and while it is relayed. */
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
const WHOLE = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
];
const STEP = [
  0.00001, 0.000025, 0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005,
  0.01, 0.025, 0.05, 0.1, 0.5, 1, 10,
];

const secondsSince = (began: number) => (performance.now() - began) / 1000;

const seconds = (description: string, explicitBucketBoundaries: number[]) => ({
  description,
  unit: 's',
  advice: { explicitBucketBoundaries },
});

function instrumentsOf(metrics: MetricsService) {
  return {
    requests: metrics.createHistogram(
      'rosetta.gateway.request.duration',
      seconds('From arrival to the last byte; not of event streams', WHOLE),
    ),
    steps: metrics.createHistogram(
      'rosetta.gateway.step.duration',
      seconds('What is done for a request, step by step', STEP),
    ),
    upstream: metrics.createHistogram(
      'rosetta.gateway.upstream.duration',
      seconds('From asking a service to its answer, retries included', WHOLE),
    ),
    retries: metrics.createCounter('rosetta.gateway.upstream.retries', {
      description: 'Requests sent to a service again',
    }),
    breaker: metrics.createGauge('rosetta.gateway.upstream.breaker', {
      description: '0 closed, 1 half-open, 2 open',
    }),
    cache: metrics.createCounter('rosetta.gateway.cache.answers', {
      description: 'Answers of routes that are kept: hit, miss, stale',
    }),
    tooMany: metrics.createCounter('rosetta.gateway.requests.too_many', {
      description: 'Requests of somebody who has used up how many they have',
    }),
    open: metrics.createUpDownCounter('rosetta.gateway.requests.open', {
      description: 'Requests and streams that are being answered',
    }),
  };
}

/** What the gateway says of itself, through Backstage's metrics service. */
export function createGatewayMetrics(service: MetricsService) {
  const { requests, steps, upstream, retries, breaker, cache, tooMany, open } =
    instrumentsOf(service);
  return {
    cached(name: string, outcome: CacheOutcome) {
      cache.add(1, { service: name, outcome });
    },
    tooMany() {
      tooMany.add(1);
    },
    /** Notes how long a step took that began then. */
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
    /** Follows a request to its end. */
    follow(
      req: Request,
      res: Response,
      { name, path }: { name: string; path: string },
      lasting: boolean,
    ) {
      const began = performance.now();
      const kind = { kind: lasting ? 'stream' : 'request' };
      open.add(1, kind);
      onResponseClosed(res, () => {
        open.add(-1, kind);
        if (lasting) return;
        requests.record(secondsSince(began), {
          service: name,
          method: req.method,
          route: path,
          // Nobody was there any more to be told a status.
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
