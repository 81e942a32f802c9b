import {
  AuditorService,
  LifecycleService,
  LoggerService,
  RootLifecycleService,
} from '@backstage/backend-plugin-api';
import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { createHttpClient } from '@rosetta/http-kit';
import { createAudit } from './audit/createAudit';
import { AnswerCache } from './cache/AnswerCache';
import { InFlight } from './drain/InFlight';
import { Stop } from './drain/readStop';
import { createGatewayMetrics } from './metrics/createGatewayMetrics';
import { GatewayConfig } from './readGatewayConfig';
import { createRelay } from './relay/createRelay';

export interface OpenRelayOptions {
  auditor: AuditorService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  metrics: MetricsService;
  rootLifecycle: RootLifecycleService;
  stop: Stop;
}

/**
 * What the relay stands on: connections to every service, what it keeps and counts, and an
 * end that waits for those who are being answered.
 */
export function openRelay(
  { services, limits }: Pick<GatewayConfig, 'services' | 'limits'>,
  { rootLifecycle, lifecycle, logger, stop, ...deps }: OpenRelayOptions,
) {
  const metrics = createGatewayMetrics(deps.metrics);
  const inFlight = new InFlight();
  const clients = Object.fromEntries(
    Object.entries(services).map(([name, { baseUrl }]) => [
      name,
      createHttpClient({
        name,
        baseUrl,
        observe: metrics.observe,
        // A route that fails, an export say, leaves the others open.
        limits: { breakerPerRoute: true },
        // The client is told to come back later: it knows what it is waiting for.
        retryOn429: false,
      }),
    ]),
  );
  // Before the others stop: who is being answered may still need them.
  rootLifecycle.addBeforeShutdownHook(async () => {
    await new Promise(resolve => setTimeout(resolve, stop.delayMs));
    const left = await inFlight.drain(stop.limitMs);
    if (left > 0)
      logger.warn(`${left} requests or tools took too long and are cut off`);
  });
  lifecycle.addShutdownHook(async () => {
    await Promise.all(Object.values(clients).map(client => client.close()));
  });
  const cache = new AnswerCache();
  const relay = createRelay({ cache, metrics, closing: inFlight.closing });
  return {
    audit: createAudit(deps.auditor),
    clients,
    inFlight,
    limit: limits.identified,
    metrics,
    relay,
  };
}
