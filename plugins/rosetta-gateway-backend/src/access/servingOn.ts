import {
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Operation, RouteAnswer, RouteRequest } from '@rosetta/contracts';
import { Action } from '@rosetta/contracts/access';
import { readJsonBody } from '@rosetta/server-kit';
import { Request, Response, Router } from 'express';
import { Audit, Audited } from '../audit/createAudit';
import { Caller } from '../callers/Caller';
import { Callers } from '../callers/Callers';
import { parse } from './parse';

export interface ServingOptions {
  httpAuth: HttpAuthService;
  audit: Audit;
  callers: Callers;
}

interface Asked {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  caller: Caller;
}

type PortalRoute = Operation<any, any, any, any> & { action?: Action };

type Answer<R> = (
  asked: RouteRequest<R> & Asked,
) => Promise<RouteAnswer<R>> | RouteAnswer<R>;

const inputOf = async (route: PortalRoute, req: Request, res: Response) => {
  const params = parse('path', route.params, req.params);
  const query = parse('query', route.query, req.query);
  const { value = {} } = await readJsonBody(req, res, route.maxBodyBytes);
  return { params, query, body: parse('body', route.body, value) };
};

/** From a request to a known caller who may. */
const admitting =
  ({ httpAuth, audit, callers }: ServingOptions, audited: Audited) =>
  async (req: Request): Promise<Asked> => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const caller = await callers.of(credentials);
    const { action } = audited.route;
    try {
      if (action) await caller.require(action);
    } catch (error) {
      if ((error as Error).name === 'NotAllowedError')
        await audit.refused(req, audited, error as Error);
      throw error;
    }
    return { credentials, caller };
  };

/** Serves routes of the portal itself: who asks, whether they may, for what; and a note of it. */
export const servingOn =
  (router: Router, options: ServingOptions) =>
  <R extends PortalRoute>(route: R, answer: Answer<R>) => {
    const audited = { upstream: { name: 'portal' }, route };
    const admit = admitting(options, audited);
    router[route.method](route.path, async (req, res) => {
      const asked = await admit(req);
      const conclude = await options.audit.begin(req, res, audited);
      try {
        const input = await inputOf(route, req, res);
        const answered = await answer({ ...input, ...asked } as never);
        res.set('cache-control', 'no-store').json(answered);
      } catch (error) {
        await conclude(error as Error);
        throw error;
      }
      await conclude();
    });
  };
