import { NotFoundError } from '@backstage/errors';
import { allowedMethods } from '@rosetta/contracts';
import { toOpenApi } from '@rosetta/contracts/openapi';
import { ServiceContract } from '@rosetta/contracts/domains';
import express, { Express, RequestHandler } from 'express';
import { Logger } from 'pino';
import { LimitsConfig } from '../config/sections';
import { MethodNotAllowedError } from '../errors';
import { createHealth } from '../health/createHealth';
import { Health } from '../health/types';
import { Identity } from '../identity/types';
import { createRateLimit } from '../limits/createRateLimit';
import { Metrics, createMetrics } from '../metrics/createMetrics';
import { requestContext } from './context';
import { createDoor } from './door';
import { errorHandler } from './errorHandler';
import { matchable } from './parse';
import { createProbes } from './probes';
import { collectRoutes } from './registration';
import { markRoute, serveRoute } from './serveRoute';
import { Serve } from './types';

export interface ProbesAppOptions {
  version: string;
  logger: Logger;
  /** Fresh ones when not given. */
  metrics?: Metrics;
  /** Ready and without checks when not given. */
  health?: Health;
}

export interface ServiceAppOptions extends ProbesAppOptions {
  contract: ServiceContract;
  identity: Identity;
  /** Those of CONTRACT.md when not given. */
  limits?: LimitsConfig;
  register(serve: Serve): void;
}

type Common = Required<ProbesAppOptions>;

const withDefaults = (options: ProbesAppOptions): Common => ({
  ...options,
  metrics: options.metrics ?? createMetrics(),
  health: options.health ?? createHealth({ version: options.version }),
});

/** On its way out, a process lets go of its connections one answer at a time. */
const closeWhenDraining =
  (health: Health): RequestHandler =>
  (_req, res, next) => {
    if (health.phase === 'draining') res.set('connection', 'close');
    next();
  };

function createBareApp({ logger, metrics, health }: Common): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag');
  app.enable('case sensitive routing').enable('strict routing');
  app.set('query parser', 'simple');
  app.use(requestContext({ logger, metrics }), closeWhenDraining(health));
  app.use(createProbes(health, metrics));
  return app;
}

const notFound: RequestHandler = req => {
  throw new NotFoundError(`There is no ${req.method} ${req.path}`);
};

const otherMethod =
  (path: string, allowed: string): RequestHandler =>
  ({ method }, res) => {
    res.set('allow', allowed);
    throw new MethodNotAllowedError(`${path} takes ${allowed}, not ${method}`);
  };

/** `/health*` and `/metrics` alone: all that a worker answers. */
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
  const limit = createRateLimit(limits, common.metrics);
  const door = createDoor({ identity, limit });

  const app = createBareApp(common);
  if (limits.trustedProxies.length > 0)
    app.set('trust proxy', limits.trustedProxies);
  app.get(
    '/openapi.json',
    markRoute('/openapi.json'),
    door.open,
    (_req, res) => {
      res.json(document);
    },
  );
  app.use((req, _res, next) => {
    matchable(req);
    next();
  });
  for (const served of routes) {
    const { method, path } = served.route;
    app[method](path, markRoute(path), door.closed, serveRoute(served, common));
  }
  // After all of them: what one path does not take another may, `/v1/runs/:id` for `/v1/runs/latest`.
  for (const [path, allowed] of allowedMethods(routes.map(r => r.route)))
    app.all(path, markRoute(path), door.closed, otherMethod(path, allowed));
  app.use(door.closed, notFound, errorHandler);
  return app;
}
