import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { portalOpenApi } from '@rosetta/contracts/openapi';
import { requestId } from '@rosetta/plugin-rosetta-node';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { JSONWebKeySet } from 'jose';
import { version } from '../package.json';
import { AccessRouterOptions, createAccessRouter } from './access/accessRouter';
import { InFlight } from './drain/InFlight';
import { errorHandler } from './errorHandler';
import { LimitOptions, limitRequests } from './limits/limitRequests';
import { RelayRouterOptions, createRelayRouter } from './relay/relayRouter';

export const JWKS_PATH = '/.well-known/jwks.json';
export const OPENAPI_PATH = '/openapi.json';

export interface RouterOptions extends AccessRouterOptions, RelayRouterOptions {
  inFlight: InFlight;
  /** How many requests everybody has. */
  limit: LimitOptions['limit'];
  logger: LoggerService;
  publicKeys(): JSONWebKeySet;
}

/** What anybody may read: how to verify our tokens, and what there is to call. */
function serveOpenRoutes(router: Router, { publicKeys }: RouterOptions) {
  const document = portalOpenApi(version);
  router.get(JWKS_PATH, (_req, res) => {
    res.set('cache-control', 'public, max-age=60').json(publicKeys());
  });
  router.get(OPENAPI_PATH, (_req, res) => {
    res.json(document);
  });
}

/** Our own routes, then those of the services; nothing else is answered. */
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
