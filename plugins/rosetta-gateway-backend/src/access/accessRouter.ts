import {
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  ACTION_NAMES,
  Me,
  Operation,
  RouteAnswer,
  RouteRequest,
  findPeople,
  getMe,
  getPerson,
  getRoles,
  rolesThatMay,
  signOut,
} from '@rosetta/contracts';
import { AccessService } from '@rosetta/plugin-rosetta-node';
import { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { Caller } from '../callers/Caller';
import { Callers } from '../callers/Callers';
import { People } from './People';
import { SignIns } from './SignIns';

export interface AccessRouterOptions {
  httpAuth: HttpAuthService;
  access: AccessService;
  callers: Callers;
  people: People;
  signIns: SignIns;
  /** Whom to ask for a role. */
  contact: Me['help']['contact'];
}

type Credentials = BackstageCredentials<BackstageUserPrincipal>;

interface Asked {
  credentials: Credentials;
  caller: Caller;
}

type Answer<R> = (
  asked: RouteRequest<R> & Asked,
) => Promise<RouteAnswer<R>> | RouteAnswer<R>;

type PortalRoute = Operation<any, any, any, any> & {
  action?: Parameters<Caller['require']>[0];
};

const parse = (schema: z.ZodType | undefined, value: unknown) => {
  if (!schema) return {};
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InputError(z.prettifyError(parsed.error));
};

/** What the gateway answers itself: who somebody is, what they may, and the end of a sign-in. */
export function createAccessRouter(options: AccessRouterOptions): Router {
  const { httpAuth, access, callers, people, signIns, contact } = options;
  const router = PromiseRouter();

  const askedBy = async (req: Request, { action }: PortalRoute) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const caller = await callers.of(credentials);
    if (action) await caller.require(action);
    return { credentials, caller };
  };
  const serve = <R extends PortalRoute>(route: R, answer: Answer<R>) =>
    router[route.method](route.path, async (req, res) => {
      const asked = await askedBy(req, route);
      const input = {
        params: parse(route.params, req.params),
        query: parse(route.query, req.query),
      };
      const answered = await answer({ ...input, ...asked } as never);
      res.set('cache-control', 'no-store').json(answered);
    });

  serve(getMe, async ({ caller }) => ({
    ...(await people.self(caller.user, caller.groups)),
    help: { contact, roles: access.givenBy() },
  }));
  serve(signOut, async ({ caller }) => {
    const { user, endsAt } = await signIns.end(caller.user);
    return { user, endsAt: endsAt.toISOString() };
  });
  serve(findPeople, ({ query, credentials }) =>
    people.find(query.query, query.limit, credentials),
  );
  serve(getPerson, ({ params, credentials }) =>
    people.other(params.name, credentials),
  );
  serve(getRoles, () => ({
    roles: access.givenBy(),
    actions: ACTION_NAMES.map(action => ({
      action,
      roles: rolesThatMay(action),
    })),
  }));
  return router;
}
