import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Route } from '@rosetta/contracts';
import { DOMAINS, Domain } from '@rosetta/contracts/domains';
import { HttpClient } from '@rosetta/http-kit';
import { arrivedAt } from '@rosetta/plugin-rosetta-node';
import { refuseOtherMethods } from '@rosetta/server-kit';
import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Audit } from '../audit/createAudit';
import { Caller } from '../callers/Caller';
import { Callers } from '../callers/Callers';
import { GatewayMetrics } from '../metrics/createGatewayMetrics';
import { acceptsEvents } from './callService';
import { Relay } from './createRelay';
import { Relayed, Upstream } from './types';

export interface RelayRouterOptions {
  httpAuth: HttpAuthService;
  audit: Audit;
  callers: Callers;
  /** One per service, under its audience. */
  clients: Record<string, HttpClient>;
  metrics: GatewayMetrics;
  relay: Relay;
}

interface RelayEntry {
  upstream: Upstream;
  route: Route<any, any, any, any>;
}

/** Authenticates and authorizes a request before its service is called. */
const createAuthorize =
  (
    { httpAuth, callers, audit, metrics }: RelayRouterOptions,
    entry: RelayEntry,
  ) =>
  async (req: Request, res: Response): Promise<Caller> => {
    try {
      const caller = await callers.resolve(
        await httpAuth.credentials(req, { allow: ['user'] }),
      );
      metrics.stepSince(arrivedAt(res), 'authentication');
      await metrics.step('permission', () =>
        caller.require(entry.route.action),
      );
      return caller;
    } catch (error) {
      // Only a refusal of a known person is audited; an anonymous request or a failure is not.
      if ((error as Error).name === 'NotAllowedError')
        await audit.refused(req, entry, error as Error);
      throw error;
    }
  };

/** The handler of one route: authorizes, audits, relays. */
function createHandler(options: RelayRouterOptions, line: RelayEntry) {
  const { audit, metrics, relay } = options;
  const { upstream, route } = line;
  const authorize = createAuthorize(options, line);
  const labels = { name: upstream.name, path: route.path };
  const relayAudited = async (
    req: Request,
    res: Response,
    relayed: Relayed,
  ) => {
    const conclude = await metrics.step('audit', () =>
      audit.begin(req, res, line),
    );
    const close = (error?: Error) =>
      metrics.step('audit', () => conclude(error));
    try {
      await metrics.step('relay', () => relay(req, res, relayed));
    } catch (error) {
      await close(error as Error);
      throw error;
    }
    await close();
  };
  return async (req: Request, res: Response) => {
    metrics.follow(req, res, labels, acceptsEvents(req, route));
    const caller = await authorize(req, res);
    await metrics.step('signing', () => caller.tokenFor(upstream.audience));
    await relayAudited(req, res, { upstream, route, caller });
  };
}

/** A handler per declared route of every service; nothing else is relayed. */
export function createRelayRouter(options: RelayRouterOptions): Router {
  const router = PromiseRouter();
  for (const { name, audience, routes } of DOMAINS as readonly Domain[]) {
    const upstream = { name, audience, client: options.clients[audience] };
    const service = PromiseRouter();
    for (const route of Object.values(routes))
      service[route.method](
        route.path,
        createHandler(options, { upstream, route }),
      );
    refuseOtherMethods(Object.values(routes), (path, refuse) =>
      service.all(path, refuse),
    );
    router.use(`/${name}`, service);
  }
  return router;
}
