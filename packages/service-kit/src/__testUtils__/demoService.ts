import { ConflictError, NotFoundError } from '@backstage/errors';
import { defineRoute } from '@rosetta/contracts';
import { Action, Role, rolesMay } from '@rosetta/contracts/access';
import { pageOf } from '@rosetta/contracts/values';
import { z } from 'zod';
import { LimitsConfig } from '../config/sections';
import { ServiceAppOptions, createServiceApp } from '../http/createServiceApp';
import { Serve } from '../http/types';
import { Caller, Identity } from '../identity/types';
import { createLogger } from '../logger';

const Thing = z.object({ id: z.string(), name: z.string() });

export const routes = {
  listThings: defineRoute({
    id: 'listThings',
    method: 'get',
    path: '/v1/things',
    summary: 'Things',
    action: 'ref.read',
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(500).default(50),
      name: z.string().optional(),
    }),
    answer: pageOf(Thing),
    alternatives: ['text/csv'],
  }),
  getThing: defineRoute({
    id: 'getThing',
    method: 'get',
    path: '/v1/things/:id',
    summary: 'One thing',
    action: 'ref.read',
    params: z.object({ id: z.string().min(1) }),
    answer: Thing,
  }),
  newestThing: defineRoute({
    id: 'newestThing',
    method: 'get',
    path: '/v1/things/newest',
    summary: 'The newest thing',
    action: 'ref.read',
    answer: Thing,
  }),
  makeThing: defineRoute({
    id: 'makeThing',
    method: 'post',
    path: '/v1/things',
    summary: 'Makes a thing',
    action: 'ref.import',
    body: z.strictObject({
      name: z.string().min(1),
      attributes: z.unknown().optional(),
    }),
    answer: Thing,
    status: 201,
  }),
  touchThing: defineRoute({
    id: 'touchThing',
    method: 'post',
    path: '/v1/things/:id/touch',
    summary: 'Touches a thing',
    action: 'ref.read',
    params: z.object({ id: z.string() }),
    answer: Thing,
  }),
  watchThings: defineRoute({
    id: 'watchThings',
    method: 'get',
    path: '/v1/changes',
    summary: 'Changes of things',
    action: 'ref.read',
    answer: z.object({ last: z.number() }),
    alternatives: ['text/event-stream'],
  }),
};

export const contract = {
  name: 'demo',
  audience: 'demo-api',
  title: 'Demo',
  routes,
};

/** Serves the demo's routes; a test replaces what it is about. */
export function serveDemo(serve: Serve) {
  serve(routes.listThings, async () => ({ items: [] }), {
    'text/csv': async (_request, reply) =>
      reply.send(
        (async function* lines() {
          yield 'id,name\n';
          yield 'a,Ä\n';
        })(),
        { filename: 'things.csv' },
      ),
  });
  serve(routes.getThing, async ({ params: { id } }) => {
    if (id === 'absent') throw new NotFoundError(`no thing ${id}`);
    return { id, name: 'A thing' };
  });
  serve(routes.newestThing, async () => ({ id: 'newest', name: 'New' }));
  serve(routes.makeThing, async ({ body: { name }, setHeader }) => {
    if (name === 'taken') throw new ConflictError('there is a thing "taken"');
    setHeader('location', '/v1/things/made');
    return { id: 'made', name };
  });
  serve(routes.touchThing, async ({ params: { id } }) => ({ id, name: 'x' }));
  serve(routes.watchThings, async () => ({ last: 0 }), {
    'text/event-stream': async () => {},
  });
}

export const callerWith = (
  roles: Role[],
  {
    subject = 'user:default/jane',
    expiresAt = new Date(Date.now() + 300_000),
  } = {},
): Caller => ({
  subject,
  kind: 'user',
  roles,
  groups: [],
  expiresAt,
  may: (action: Action) => rolesMay(roles, action),
});

/** Takes a token for the name of its sender. */
export const demoIdentity = (callers: Record<string, Caller>): Identity => ({
  async verify(token) {
    const caller = callers[token];
    if (caller) return caller;
    throw Object.assign(new Error('The token is not valid here'), {
      name: 'AuthenticationError',
    });
  },
});

export const JANE = callerWith(['Rosetta_User']);
export const ADMIN = callerWith(['Rosetta_Admin'], {
  subject: 'user:default/admin',
});
const VISITOR = callerWith([], { subject: 'user:default/visitor' });

/** A service with raised limits, so that only the tests of limits reach them. */
export const demoApp = (options: Partial<ServiceAppOptions> = {}) =>
  createServiceApp({
    contract,
    version: '1.2.3',
    logger: createLogger({ service: 'demo-api', level: 'silent' }),
    identity: demoIdentity({ jane: JANE, admin: ADMIN, visitor: VISITOR }),
    limits: LimitsConfig.parse({ anonymous: { requests: 100_000 } }),
    register: serveDemo,
    ...options,
  });
