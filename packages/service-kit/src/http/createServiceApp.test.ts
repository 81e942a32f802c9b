import request, { Test } from 'supertest';
import {
  ADMIN,
  contract,
  demoApp,
  demoIdentity,
  routes,
  serveDemo,
} from '../__testUtils__/demoService';
import { createHealth } from '../health/createHealth';
import { Serve } from './types';

const as = (who: string, test: Test) =>
  test.set('authorization', `Bearer ${who}`);
const app = demoApp();
const get = (path: string) => request(app).get(path);
const post = (path: string) => request(app).post(path);
const errorBody = (name: string, message: unknown = expect.any(String)) =>
  expect.objectContaining({ error: { name, message } });

/** Serves the demo with other handlers for some of its routes. */
const appWith = (replace: (serve: Serve) => void) =>
  demoApp({
    register(serve) {
      const replaced = new Set<unknown>();
      replace(((route, ...rest) => {
        replaced.add(route);
        serve(route, ...rest);
      }) as Serve);
      serveDemo(((route, ...rest) => {
        if (!replaced.has(route)) serve(route, ...rest);
      }) as Serve);
    },
  });

describe('an answer of a service', () => {
  it('has the status and fields of the contract, and a request id', async () => {
    const answer = await as('admin', post('/v1/things')).send({ name: 'x' });

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ id: 'made', name: 'x' });
    expect(answer.headers).toMatchObject({
      location: '/v1/things/made',
      'cache-control': 'no-store',
      'x-request-id': expect.stringMatching(/^[\w-]{36}$/),
    });
    expect(answer.headers).not.toHaveProperty('x-powered-by');
  });

  it('keeps the request id of the gateway and replaces an invalid one', async () => {
    const kept = await get('/health').set('x-request-id', 'abc:123');
    const replaced = await get('/health').set('x-request-id', 'a b"{}');

    expect(kept.headers['x-request-id']).toBe('abc:123');
    expect(replaced.headers['x-request-id']).toMatch(/^[\w-]{36}$/);
  });

  it('comes from a fixed path rather than one with parameters, in any order of registration', async () => {
    const answer = await as('jane', get('/v1/things/newest'));

    expect(answer.body.id).toBe('newest');
  });

  it('never contains a field that the contract does not name', async () => {
    const leaky = appWith(serve =>
      serve(routes.getThing, async () => {
        const row = { id: 'a', name: 'b', password: 'hunter2' };
        return row;
      }),
    );
    const answer = await as('jane', request(leaky).get('/v1/things/a'));

    expect(answer.body).toEqual({ id: 'a', name: 'b' });
  });

  it('is 500 when the handler breaks the contract', async () => {
    const broken = appWith(serve =>
      serve(routes.getThing, async () => ({ id: 7 } as never)),
    );
    const answer = await as('jane', request(broken).get('/v1/things/a'));

    expect(answer.status).toBe(500);
    expect(answer.body.error).toEqual({
      name: 'InternalError',
      message: 'Internal error',
    });
  });

  it('is CSV when requested, and JSON when any type is accepted', async () => {
    const csv = await as('jane', get('/v1/things')).set('accept', 'text/csv');
    const any = await as('jane', get('/v1/things')).set('accept', '*/*');

    expect(csv.text).toBe('id,name\na,Ä\n');
    expect(csv.headers).toMatchObject({
      'content-type': expect.stringContaining('text/csv'),
      'content-disposition': 'attachment; filename=things.csv',
      'cache-control': 'no-store',
      vary: 'accept',
    });
    expect(any.body).toEqual({ items: [] });
  });

  it('is an ordinary error when CSV fails before its first line', async () => {
    const failing = appWith(serve =>
      serve(routes.listThings, async () => ({ items: [] }), {
        'text/csv': (_request, reply) =>
          reply.send(
            (async function* lines(): AsyncGenerator<string> {
              yield Promise.reject(
                Object.assign(new Error('dropped'), { name: 'GoneError' }),
              );
            })(),
          ),
      }),
    );
    const answer = await as('jane', request(failing).get('/v1/things')).set(
      'accept',
      'text/csv',
    );

    expect(answer.status).toBe(410);
    expect(answer.body).toEqual(errorBody('GoneError', 'dropped'));
  });

  it('is cut short, not ended, when CSV fails midway', async () => {
    const failing = appWith(serve =>
      serve(routes.listThings, async () => ({ items: [] }), {
        'text/csv': (_request, reply) =>
          reply.send(
            (async function* lines() {
              yield 'id,name\n';
              throw new Error('connection lost');
            })(),
          ),
      }),
    );

    await expect(
      as('jane', request(failing).get('/v1/things')).set('accept', 'text/csv'),
    ).rejects.toThrow(/aborted|hang up/);
  });
});

describe('the order of refusals, 401, 429, 403, 400, 404', () => {
  it('returns 401 without identity, whatever else is wrong', async () => {
    for (const path of [
      '/v1/things',
      '/v1/things?limit=x',
      '/nowhere',
      '/%zz',
    ]) {
      const answer = await get(path);
      expect(answer.status).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer');
      expect(answer.body).toEqual({
        error: { name: 'AuthenticationError', message: expect.any(String) },
        request: { method: 'GET', url: path },
        response: { statusCode: 401 },
      });
    }
  });

  it.each(['Bearer mallory', 'Basic amFuZTo=', 'Bearer', 'jane'])(
    'returns 401 for the authorization "%s"',
    async header => {
      const answer = await get('/v1/things').set('authorization', header);
      expect(answer.status).toBe(401);
    },
  );

  it('returns 401 when only headers claim an identity', async () => {
    const answer = await get('/v1/things').set({
      'x-user': 'user:default/admin',
      'x-groups': 'group:default/rosetta-admins',
      'x-roles': 'Rosetta_Admin',
      'x-forwarded-user': 'admin',
    });
    expect(answer.status).toBe(401);
  });

  it('returns 403 that names the role, before the input is parsed', async () => {
    const refused = await as('jane', post('/v1/things?x=1')).send('{"na');
    const visitor = await as('visitor', get('/v1/things/%zz'));

    expect(refused.status).toBe(403);
    expect(refused.body).toEqual(
      errorBody(
        'NotAllowedError',
        expect.stringContaining('Rosetta_Referentiel_Admin'),
      ),
    );
    expect(visitor.status).toBe(403);
  });

  it("returns 403 whatever the client's own headers claim", async () => {
    const answer = await as('visitor', get('/v1/things')).set({
      'x-user': 'user:default/admin',
      'x-groups': 'group:default/rosetta-admins',
    });
    expect(answer.status).toBe(403);
  });

  it('returns 404 for an undeclared route, to authenticated callers only', async () => {
    for (const test of [
      get('/v2/things'),
      get('/v1/things/'),
      get('/V1/things'),
      post('/health'),
    ])
      expect((await as('admin', test)).status).toBe(404);
  });

  it('returns 405 with Allow for another method, to authenticated callers only', async () => {
    const remove = () => request(app).delete('/v1/things');
    expect((await remove()).status).toBe(401);
    const answer = await as('jane', remove());
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD, POST');
    expect(answer.body.error).toEqual({
      name: 'MethodNotAllowedError',
      message: '/v1/things takes GET, HEAD, POST, not DELETE',
    });
    const options = await as('jane', request(app).options('/v1/things/a'));
    expect(options.status).toBe(405);
    expect(options.headers.allow).toBe('GET, HEAD');
  });

  it('returns 404 when the handler finds nothing', async () => {
    const answer = await as('jane', get('/v1/things/absent'));
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual(errorBody('NotFoundError', 'no thing absent'));
  });

  it('returns 409 on a conflict', async () => {
    const answer = await as('admin', post('/v1/things')).send({
      name: 'taken',
    });
    expect(answer.status).toBe(409);
  });
});

describe('/openapi.json', () => {
  it('is open to all', async () => {
    const answer = await get('/openapi.json');

    expect(answer.status).toBe(200);
    expect(answer.body.info).toEqual({ title: 'Demo', version: '1.2.3' });
    expect(Object.keys(answer.body.paths)).toContain('/v1/things/{id}');
  });
});

describe('createServiceApp', () => {
  const without = (id: string) => (serve: Serve) =>
    serveDemo(((route, ...rest) => {
      if (route.id !== id) serve(route, ...rest);
    }) as Serve);

  it('throws when a route of the contract is not served', () => {
    expect(() => demoApp({ register: without('getThing') })).toThrow(
      'demo-api does not serve getThing',
    );
  });

  it('throws when a route names no action', () => {
    const open = { ...routes.getThing, action: undefined as never };
    const register = (serve: Serve) => {
      without('getThing')(serve);
      serve(open, async () => ({ id: 'a', name: 'b' }));
    };
    expect(() =>
      demoApp({
        contract: { ...contract, routes: { ...routes, getThing: open } },
        register,
      }),
    ).toThrow('routes without an action: getThing');
  });

  it('throws when a route is served twice, or is not of the contract', () => {
    const twice = (serve: Serve) => {
      serveDemo(serve);
      serveDemo(serve);
    };
    const foreign = (serve: Serve) =>
      serve({ ...routes.getThing, id: 'foreign' }, async () => ({
        id: 'a',
        name: 'b',
      }));
    expect(() => demoApp({ register: twice })).toThrow('is served twice');
    expect(() => demoApp({ register: foreign })).toThrow('is not a route of');
  });

  it('throws when a declared media type is not served', () => {
    const register = (serve: Serve) => {
      without('watchThings')(serve);
      serve(routes.watchThings, async () => ({ last: 0 }));
    };
    expect(() => demoApp({ register })).toThrow(
      'watchThings declares [text/event-stream] besides JSON, and serves []',
    );
  });
});

describe('a service that is starting', () => {
  it('returns 503 to authenticated callers and 401 to others', async () => {
    const health = createHealth({ version: '1', phase: 'starting' });
    const starting = demoApp({
      health,
      identity: demoIdentity({ admin: ADMIN }),
    });

    expect((await request(starting).get('/v1/things')).status).toBe(401);
    const answer = await as('admin', request(starting).get('/v1/things'));
    expect(answer.status).toBe(503);
    expect(answer.body.error.name).toBe('ServiceUnavailableError');
    expect(answer.headers['retry-after']).toBe('1');
  });
});
