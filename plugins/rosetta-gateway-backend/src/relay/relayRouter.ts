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
import { asksForEvents } from './ask';
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

interface Line {
  upstream: Upstream;
  route: Route<any, any, any, any>;
}

/** From a request to a known caller who may: all that is decided before a service is asked. */
const admitting =
  ({ httpAuth, callers, audit, metrics }: RelayRouterOptions, line: Line) =>
  async (req: Request, res: Response): Promise<Caller> => {
    try {
      const caller = await callers.of(
        await httpAuth.credentials(req, { allow: ['user'] }),
      );
      metrics.stepSince(arrivedAt(res), 'authentication');
      await metrics.step('permission', () => caller.require(line.route.action));
      return caller;
    } catch (error) {
      // Who can't be told from anybody is no name for the audit, and a failure is no refusal.
      if ((error as Error).name === 'NotAllowedError')
        await audit.refused(req, line, error as Error);
      throw error;
    }
  };

/** One line of the table: who may, and where it goes. */
function relaying(options: RelayRouterOptions, line: Line) {
  const { audit, metrics, relay } = options;
  const { upstream, route } = line;
  const admit = admitting(options, line);
  const labels = { name: upstream.name, path: route.path };
  const carryOut = async (req: Request, res: Response, relayed: Relayed) => {
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
    metrics.follow(req, res, labels, asksForEvents(req, route));
    const caller = await admit(req, res);
    await metrics.step('signing', () => caller.tokenFor(upstream.audience));
    await carryOut(req, res, { upstream, route, caller });
  };
}

/** One line per declared route of every service; nothing else is relayed. */
export function createRelayRouter(options: RelayRouterOptions): Router {
  const router = PromiseRouter();
  for (const { name, audience, routes } of DOMAINS as readonly Domain[]) {
    const upstream = { name, audience, client: options.clients[audience] };
    const service = PromiseRouter();
    for (const route of Object.values(routes))
      service[route.method](route.path, relaying(options, { upstream, route }));
    refuseOtherMethods(Object.values(routes), (path, refuse) =>
      service.all(path, refuse),
    );
    router.use(`/${name}`, service);
  }
  return router;
}
