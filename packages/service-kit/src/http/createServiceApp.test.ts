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
const errorOf = (name: string, message: unknown = expect.any(String)) =>
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

describe('an answer', () => {
  it('is what the contract says, with its status and a request id', async () => {
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

  it('keeps the request id of the gateway, and replaces one that could not be one', async () => {
    const kept = await get('/health').set('x-request-id', 'abc:123');
    const replaced = await get('/health').set('x-request-id', 'a b"{}');

    expect(kept.headers['x-request-id']).toBe('abc:123');
    expect(replaced.headers['x-request-id']).toMatch(/^[\w-]{36}$/);
  });

  it('prefers a fixed path to one with parameters, however they are ordered', async () => {
    const answer = await as('jane', get('/v1/things/newest'));

    expect(answer.body.id).toBe('newest');
  });

  it('never carries what the contract does not name', async () => {
    const leaky = appWith(serve =>
      serve(routes.getThing, async () => {
        const row = { id: 'a', name: 'b', password: 'hunter2' };
        return row;
      }),
    );
    const answer = await as('jane', request(leaky).get('/v1/things/a'));

    expect(answer.body).toEqual({ id: 'a', name: 'b' });
  });

  it('is refused by the service itself when it breaks the contract', async () => {
    const broken = appWith(serve =>
      serve(routes.getThing, async () => ({ id: 7 } as any)),
    );
    const answer = await as('jane', request(broken).get('/v1/things/a'));

    expect(answer.status).toBe(500);
    expect(answer.body.error).toEqual({
      name: 'InternalError',
      message: 'Internal error',
    });
  });

  it('is CSV when asked for, and JSON for whoever takes anything', async () => {
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
    expect(answer.body).toEqual(errorOf('GoneError', 'dropped'));
  });

  it('is cut off, not ended, when CSV fails on its way', async () => {
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

describe('refusals come in the order 401, 429, 403, 400, 404', () => {
  it('401 without identity, whatever else is wrong', async () => {
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
    '401 with "%s"',
    async header => {
      const answer = await get('/v1/things').set('authorization', header);
      expect(answer.status).toBe(401);
    },
  );

  it('401 with headers that claim an identity', async () => {
    const answer = await get('/v1/things').set({
      'x-user': 'user:default/admin',
      'x-groups': 'group:default/rosetta-admins',
      'x-roles': 'Rosetta_Admin',
      'x-forwarded-user': 'admin',
    });
    expect(answer.status).toBe(401);
  });

  it('403 without the role, naming it, before the input is looked at', async () => {
    const refused = await as('jane', post('/v1/things?x=1')).send('{"na');
    const visitor = await as('visitor', get('/v1/things/%zz'));

    expect(refused.status).toBe(403);
    expect(refused.body).toEqual(
      errorOf(
        'NotAllowedError',
        expect.stringContaining('Rosetta_Referentiel_Admin'),
      ),
    );
    expect(visitor.status).toBe(403);
  });

  it("403 whatever a client's own headers claim", async () => {
    const answer = await as('visitor', get('/v1/things')).set({
      'x-user': 'user:default/admin',
      'x-groups': 'group:default/rosetta-admins',
    });
    expect(answer.status).toBe(403);
  });

  it('404 for a route nobody declared, with identity only', async () => {
    for (const test of [
      get('/v2/things'),
      get('/v1/things/'),
      get('/V1/things'),
      post('/health'),
    ])
      expect((await as('admin', test)).status).toBe(404);
  });

  it('405 for a method that a path does not take, with those that it takes, to those who may come in', async () => {
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

  it('404 for what is not there', async () => {
    const answer = await as('jane', get('/v1/things/absent'));
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual(errorOf('NotFoundError', 'no thing absent'));
  });

  it('409 for a conflict', async () => {
    const answer = await as('admin', post('/v1/things')).send({
      name: 'taken',
    });
    expect(answer.status).toBe(409);
  });
});

describe('what is open to all', () => {
  it('is the OpenAPI document', async () => {
    const answer = await get('/openapi.json');

    expect(answer.status).toBe(200);
    expect(answer.body.info).toEqual({ title: 'Demo', version: '1.2.3' });
    expect(Object.keys(answer.body.paths)).toContain('/v1/things/{id}');
  });
});

describe('a service does not start', () => {
  const without = (id: string) => (serve: Serve) =>
    serveDemo(((route, ...rest) => {
      if (route.id !== id) serve(route, ...rest);
    }) as Serve);

  it('with a route of its contract that it does not serve', () => {
    expect(() => demoApp({ register: without('getThing') })).toThrow(
      'demo-api does not serve getThing',
    );
  });

  it('with a route that names no action', () => {
    const open = { ...routes.getThing, action: undefined as any };
    const register = (serve: Serve) => {
      without('getThing')(serve);
      serve(open, async () => ({ id: 'a', name: 'b' }));
    };
    expect(() =>
      demoApp({
        contract: { ...contract, routes: { ...routes, getThing: open } },
        register,
      }),
    ).toThrow('no action is named by getThing');
  });

  it('with a route served twice, or one that is not its own', () => {
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
    expect(() => demoApp({ register: foreign })).toThrow('is no route of');
  });

  it('without a form that a route promises', () => {
    const register = (serve: Serve) => {
      without('watchThings')(serve);
      serve(routes.watchThings, async () => ({ last: 0 }));
    };
    expect(() => demoApp({ register })).toThrow(
      'watchThings declares [text/event-stream] besides JSON, and serves []',
    );
  });
});

describe('while it starts', () => {
  it('a service refuses with 503 what it has let in, and 401 the rest', async () => {
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
