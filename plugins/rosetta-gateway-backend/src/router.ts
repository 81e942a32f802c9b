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
  /** The rate limit of each person. */
  limit: LimitOptions['limit'];
  logger: LoggerService;
  publicKeys(): JSONWebKeySet;
}

/** The open routes: the public keys and the OpenAPI document. */
function serveOpenRoutes(router: Router, { publicKeys }: RouterOptions) {
  const document = portalOpenApi(version);
  router.get(JWKS_PATH, (_req, res) => {
    res.set('cache-control', 'public, max-age=60').json(publicKeys());
  });
  router.get(OPENAPI_PATH, (_req, res) => {
    res.json(document);
  });
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
