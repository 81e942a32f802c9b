import { NotFoundError } from '@backstage/errors';
import { toOpenApi } from '@rosetta/contracts/openapi';
import { ServiceContract } from '@rosetta/contracts/domains';
import {
  LimitsConfig,
  closeConnectionsWhen,
  refuseOtherMethods,
} from '@rosetta/server-kit';
import express, { Express, RequestHandler } from 'express';
import { Logger } from 'pino';
import { createHealth } from '../health/createHealth';
import { Health } from '../health/types';
import { Identity } from '../identity/types';
import { createRequestLimit } from '../limits/createRequestLimit';
import { Metrics, createMetrics } from '../metrics/createMetrics';
import { createAuthentication } from './authenticate';
import { requestContext } from './context';
import { errorHandler } from './errorHandler';
import { escapeUndecodablePath } from './parse';
import { createProbes } from './probes';
import { collectRoutes } from './registration';
import { recordRoute, serveRoute } from './serveRoute';
import { Serve } from './types';

export interface ProbesAppOptions {
  version: string;
  logger: Logger;
  /** New ones by default. */
  metrics?: Metrics;
  /** Ready and without checks by default. */
  health?: Health;
}

export interface ServiceAppOptions extends ProbesAppOptions {
  contract: ServiceContract;
  identity: Identity;
  /** The default figures by default. */
  limits?: LimitsConfig;
  register(serve: Serve): void;
}

type CommonOptions = Required<ProbesAppOptions>;

const withDefaults = (options: ProbesAppOptions): CommonOptions => ({
  ...options,
  metrics: options.metrics ?? createMetrics(),
  health: options.health ?? createHealth({ version: options.version }),
});

function createBareApp({ logger, metrics, health }: CommonOptions): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.enable('case sensitive routing').enable('strict routing');
  app.set('query parser', 'simple');
  app.use(requestContext({ logger, metrics }));
  app.use(closeConnectionsWhen(() => health.phase === 'draining'));
  app.use(createProbes(health, metrics));
  return app;
}

const notFound: RequestHandler = req => {
  throw new NotFoundError(`There is no ${req.method} ${req.path}`);
};

/** `/health*` and `/metrics` alone: the app of a worker. */
export function createProbesApp(options: ProbesAppOptions): Express {
  const app = createBareApp(withDefaults(options));
  app.use(notFound, errorHandler);
  return app;
}

/**
 * A service: its contract's routes, and everything around them that is not its domain.
 * @throws when a route of the contract is not served, or names no action
 */
export function createServiceApp(options: ServiceAppOptions): Express {
  const { contract, identity, limits = LimitsConfig.parse({}) } = options;
  const common = withDefaults(options);
  const routes = collectRoutes(contract, options.register);
  const document = toOpenApi(
    { title: contract.title, version: options.version },
    [contract],
  );
  const limit = createRequestLimit(limits, common.metrics);
  const { optionalAuth, requireAuth } = createAuthentication({
    identity,
    limit,
  });

  const app = createBareApp(common);
  if (limits.trustedProxies.length > 0)
    app.set('trust proxy', limits.trustedProxies);
  app.get(
    '/openapi.json',
    recordRoute('/openapi.json'),
    optionalAuth,
    (_req, res) => {
      res.json(document);
    },
  );
  app.use((req, _res, next) => {
    escapeUndecodablePath(req);
    next();
  });
  for (const served of routes) {
    const { method, path } = served.route;
    app[method](
      path,
      recordRoute(path),
      requireAuth,
      serveRoute(served, common),
    );
  }
  refuseOtherMethods(
    routes.map(({ route }) => route),
    (path, refuse) => app.all(path, recordRoute(path), requireAuth, refuse),
  );
  app.use(requireAuth, notFound, errorHandler);
  return app;
}
