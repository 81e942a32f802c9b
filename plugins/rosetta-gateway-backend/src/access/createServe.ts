import {
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Operation, RouteAnswer, RouteRequest } from '@rosetta/contracts';
import { Action } from '@rosetta/contracts/access';
import { LANGUAGES, Language } from '@rosetta/contracts/domains';
import { readJsonBody } from '@rosetta/server-kit';
import { Request, Response, Router } from 'express';
import { Audit, Audited } from '../audit/createAudit';
import { Caller } from '../callers/Caller';
import { Callers } from '../callers/Callers';
import { parse } from './parse';

export interface ServeOptions {
  httpAuth: HttpAuthService;
  audit: Audit;
  callers: Callers;
}

interface Authorized {
  credentials: BackstageCredentials<BackstageUserPrincipal>;
  caller: Caller;
  /** Of the page, by `Accept-Language`. */
  language?: Language;
}

type PortalRoute = Operation<any, any, any, any> & { action?: Action };

type Answer<R> = (
  request: RouteRequest<R> & Authorized,
) => Promise<RouteAnswer<R>> | RouteAnswer<R>;

const readInput = async (route: PortalRoute, req: Request, res: Response) => {
  const params = parse('path', route.params, req.params);
  const query = parse('query', route.query, req.query);
  const { value = {} } = await readJsonBody(req, res, route.maxBodyBytes);
  return { params, query, body: parse('body', route.body, value) };
};

/** The language that the client prefers of those that the portal has. */
const languageOf = (req: Request): Language | undefined => {
  // Without the header, Express says that the client accepts every language.
  if (!req.get('accept-language')) return undefined;
  const accepted = req.acceptsLanguages([...LANGUAGES]);
  return accepted ? (accepted as Language) : undefined;
};

/** Authenticates and authorizes a request. */
const createAuthorize =
  ({ httpAuth, audit, callers }: ServeOptions, audited: Audited) =>
  async (req: Request): Promise<Authorized> => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const caller = await callers.resolve(credentials);
    const { action } = audited.route;
    try {
      if (action) await caller.require(action);
    } catch (error) {
      if ((error as Error).name === 'NotAllowedError')
        await audit.refused(req, audited, error as Error);
      throw error;
    }
    return { credentials, caller, language: languageOf(req) };
  };

/** Serves routes of the portal itself: authorizes, parses and audits each request. */
export const createServe =
  (router: Router, options: ServeOptions) =>
  <R extends PortalRoute>(route: R, answer: Answer<R>) => {
    const audited = { upstream: { name: 'portal' }, route };
    const authorize = createAuthorize(options, audited);
    router[route.method](route.path, async (req, res) => {
      const authorized = await authorize(req);
      const conclude = await options.audit.begin(req, res, audited);
      try {
        const input = await readInput(route, req, res);
        const result = await answer({ ...input, ...authorized } as never);
        res.set('cache-control', 'no-store').json(result);
      } catch (error) {
        await conclude(error as Error);
        throw error;
      }
      await conclude();
    });
  };
