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
import { Shutdown } from './drain/readShutdown';
import { createGatewayMetrics } from './metrics/createGatewayMetrics';
import { GatewayConfig } from './readGatewayConfig';
import { createRelay } from './relay/createRelay';

export interface OpenRelayOptions {
  auditor: AuditorService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  metrics: MetricsService;
  rootLifecycle: RootLifecycleService;
  shutdown: Shutdown;
}

/**
 * Opens what the relay needs: a client of each service, the cache and the metrics; the shutdown
 * waits for requests in flight.
 */
export function openRelay(
  { services, limits }: Pick<GatewayConfig, 'services' | 'limits'>,
  { rootLifecycle, lifecycle, logger, shutdown, ...deps }: OpenRelayOptions,
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
        // A route that fails, such as an export, must not block the others.
        limits: { breakerPerRoute: true },
        // The 429 goes to the client, which decides whether to retry.
        retryOn429: false,
      }),
    ]),
  );
  // Before other plugins stop: requests in flight may still need them.
  rootLifecycle.addBeforeShutdownHook(async () => {
    await new Promise(resolve => setTimeout(resolve, shutdown.delayMs));
    const left = await inFlight.drain(shutdown.limitMs);
    if (left > 0)
      logger.warn('Requests aborted at the shutdown limit', { count: left });
  });
  lifecycle.addShutdownHook(async () => {
    await Promise.all(Object.values(clients).map(client => client.close()));
  });
  const cache = new AnswerCache();
  const relay = createRelay({
    cache,
    metrics,
    shutdownSignal: inFlight.shutdownSignal,
  });
  return {
    audit: createAudit(deps.auditor),
    clients,
    inFlight,
    limit: limits.identified,
    limits,
    metrics,
    relay,
  };
}
