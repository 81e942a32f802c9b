import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { Route, SERVICES, portalOpenApi } from '@rosetta/contracts';
import { HttpClient } from '@rosetta/http-kit';
import { requestId } from '@rosetta/plugin-rosetta-node';
import { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { JSONWebKeySet } from 'jose';
import { version } from '../package.json';
import { AccessRouterOptions, createAccessRouter } from './access/accessRouter';
import { errorHandler } from './errorHandler';
import { Upstream, relay } from './relay/relay';

export const JWKS_PATH = '/.well-known/jwks.json';
export const OPENAPI_PATH = '/openapi.json';

export interface RouterOptions extends AccessRouterOptions {
  logger: LoggerService;
  clients: Record<string, HttpClient>;
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

/** One line per declared route of every service; nothing else is relayed. */
export function createRouter(options: RouterOptions): Router {
  const { httpAuth, callers, clients, logger } = options;
  const router = PromiseRouter();
  const callerOf = async (req: Request) =>
    callers.of(await httpAuth.credentials(req, { allow: ['user'] }));
  const serve = (upstream: Upstream, route: Route) =>
    router[route.method](`/${upstream.name}${route.path}`, async (req, res) => {
      const caller = await callerOf(req);
      await caller.require(route.action);
      await relay(req, res, { upstream, route, caller });
    });

  router.use(requestId());
  serveOpenRoutes(router, options);
  router.use(createAccessRouter(options));
  for (const { name, audience, routes } of SERVICES)
    for (const route of Object.values(routes))
      serve({ name, audience, client: clients[audience] }, route);
  router.use(req => {
    throw new NotFoundError(`No route ${req.method} ${req.originalUrl}`);
  });
  router.use(errorHandler(logger));
  return router;
}
