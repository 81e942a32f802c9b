import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { requestId } from '@rosetta/plugin-rosetta-node';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { AccessRouterOptions, createAccessRouter } from './access/accessRouter';
import { InFlight } from './drain/InFlight';
import { errorHandler } from './errorHandler';
import { LimitOptions, limitRequests } from './limits/limitRequests';
import { OpenRoutesOptions, serveOpenRoutes } from './openRoutes';
import { RelayRouterOptions, createRelayRouter } from './relay/relayRouter';

export interface RouterOptions
  extends AccessRouterOptions,
    RelayRouterOptions,
    OpenRoutesOptions {
  inFlight: InFlight;
  /** The rate limit of each person. */
  limit: LimitOptions['limit'];
  logger: LoggerService;
}

/** The gateway's own routes, then those of the services; everything else is 404. */
export function createRouter(options: RouterOptions): Router {
  const router = PromiseRouter();
  router.use(requestId());
  serveOpenRoutes(router, options);
  router.use(options.inFlight.handler());
  router.use(limitRequests(options));
  router.use(createAccessRouter(options));
  router.use(createRelayRouter(options));
  router.use(req => {
    throw new NotFoundError(`No route ${req.method} ${req.originalUrl}`);
  });
  router.use(errorHandler(options.logger));
  return router;
}
