import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  TestDatabases,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Me } from '@rosetta/contracts/portal';
import { ErrorBody } from '@rosetta/contracts/values';
import { accessServiceRef } from '@rosetta/plugin-rosetta-node';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { Server } from 'node:http';
import request from 'supertest';
import rosettaGatewayPlugin from './index';
import {
  FakeService,
  sendJson,
  startFakeService,
} from './__testUtils__/fakeService';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();

const JANE = 'user:default/jane';
/** Of a route whose answers are not kept. */
const LINES = '/api/rosetta/finops/v1/costs/lines';

/** Roles that a test may change while the gateway runs. */
const access = { roles: ['Rosetta_User'] as Me['roles'][number]['role'][] };

const accessFactory = createServiceFactory({
  service: accessServiceRef,
  deps: {},
  factory: () => ({
    contact: { name: 'the platform team' },
    accessOf: async () => ({
      roles: access.roles,
      reasons: access.roles.map(role => ({
        role,
        because: [{ directory: 'test', of: JANE }],
      })),
      unavailable: [],
      readAt: performance.now(),
    }),
    givenBy: () => [
      {
        role: 'Rosetta_User' as const,
        by: [{ directory: 'test', of: 'group:default/staff' }],
      },
    ],
    addDirectory: () => {},
  }),
});

const startGateway = async (
  service: FakeService,
  permissions = mockServices.permissions.factory(),
) => {
  const knex = await databases.init(databaseId);
  const { server } = await startTestBackend({
    features: [
      rosettaGatewayPlugin,
      accessFactory,
      permissions,
      mockServices.database.factory({ knex }),
      mockServices.httpAuth.factory({
        defaultCredentials: mockCredentials.none(),
      }),
      mockServices.rootConfig.factory({
        data: {
          rosetta: {
            // All services in one.
            defaults: { service: { baseUrl: service.url } },
          },
        },
      }),
    ],
  });
  return server as unknown as Server;
};

const asJane = mockCredentials.user.header(JANE);

describe('the gateway', () => {
  let service: FakeService;
  let gateway: Server;

  beforeAll(async () => {
    service = await startFakeService();
    gateway = await startGateway(service);
  });
  afterAll(() => service.close());
  beforeEach(() => {
    service.received.length = 0;
    service.answer((_req, res) => sendJson(res, 200, { items: [] }));
  });

  const get = (path: string) =>
    request(gateway).get(path).set('authorization', asJane);

  describe('authorization', () => {
    it('refuses a request without an identity and calls no service', async () => {
      const { body } = await request(gateway).get(LINES).expect(401);
      expect(ErrorBody.parse(body).error.name).toBe('AuthenticationError');
      expect(service.received).toEqual([]);
    });

    it('refuses an invalid token', async () => {
      await request(gateway)
        .get(LINES)
        .set('authorization', mockCredentials.user.invalidHeader())
        .expect(401);
      expect(service.received).toEqual([]);
    });

    it('refuses another plugin, as no person is behind it', async () => {
      await request(gateway)
        .get(LINES)
        .set('authorization', mockCredentials.service.header())
        .expect(403);
      expect(service.received).toEqual([]);
    });

    it('refuses a person who lacks the role and names the roles that have it', async () => {
      const denying = await startGateway(
        service,
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      );
      const { body } = await request(denying)
        .post('/api/rosetta/finops/v1/runs')
        .set('authorization', asJane)
        .expect(403);
      expect(body.error).toEqual({
        name: 'NotAllowedError',
        message:
          'finops.runs.write needs one of the roles Rosetta_FinOps_Admin, Rosetta_Admin; user:default/jane has Rosetta_User: ask the platform team',
      });
      expect(service.received).toEqual([]);
    });

    it('answers 503 when the policy and the roles of the person disagree', async () => {
      const denying = await startGateway(
        service,
        mockServices.permissions.factory({ result: AuthorizeResult.DENY }),
      );
      const { body } = await request(denying)
        .get(LINES)
        .set('authorization', asJane)
        .expect(503);
      expect(body.error).toEqual({
        name: 'ServiceUnavailableError',
        message: `Permissions of ${JANE} are being refreshed; retry shortly`,
      });
      expect(service.received).toEqual([]);
    });

    it.each([
      ['get', '/api/rosetta/finops/v1/nothing'],
      ['get', '/api/rosetta/finops/health'],
      ['get', '/api/rosetta/finops/metrics'],
      ['get', '/api/rosetta/unknown/v1/costs'],
    ] as const)('refuses an undeclared route: %s %s', async (method, path) => {
      await request(gateway)[method](path).expect(401);
      const { body } = await request(gateway)
        [method](path)
        .set('authorization', asJane)
        .expect(404);
      expect(ErrorBody.parse(body)).toEqual({
        error: {
          name: 'NotFoundError',
          message: `No route ${method.toUpperCase()} ${path}`,
        },
        request: { method: method.toUpperCase(), url: path },
        response: { statusCode: 404 },
      });
      expect(service.received).toEqual([]);
    });
  });

  it.each([
    ['delete', LINES, 'GET, HEAD'],
    ['put', '/api/rosetta/finops/v1/runs', 'GET, HEAD, POST'],
    ['post', '/api/rosetta/v1/me', 'GET, HEAD'],
    ['options', '/api/rosetta/v1/me', 'GET, HEAD'],
  ] as const)(
    'answers 405 with Allow to %s %s for signed-in people',
    async (method, path, allowed) => {
      await request(gateway)[method](path).expect(401);
      const answer = await request(gateway)
        [method](path)
        .set('authorization', asJane)
        .expect(405);
      expect(answer.get('allow')).toBe(allowed);
      expect(ErrorBody.parse(answer.body).error).toEqual({
        name: 'MethodNotAllowedError',
        message: `${path} takes ${allowed}, not ${method.toUpperCase()}`,
      });
      expect(service.received).toEqual([]);
    },
  );

  it.each(['%zz', '%ff'])(
    'refuses an undecodable path like a service does: %s',
    async id => {
      const { body } = await request(gateway)
        .get(`/api/rosetta/ref/v1/applications/${id}`)
        .set('authorization', asJane)
        .expect(400);
      expect(body.error).toEqual({
        name: 'InputError',
        message: 'path: bad percent-encoding',
      });
    },
  );

  it('sends the service a token of the person for that service alone', async () => {
    await get(`${LINES}?kind=direct&application=app-a`).expect(200);
    const [{ url, headers }] = service.received;
    expect(url).toBe('/v1/costs/lines?kind=direct&application=app-a');

    const jwks = await request(gateway).get(
      '/api/rosetta/.well-known/jwks.json',
    );
    const token = headers.authorization!.replace('Bearer ', '');
    const { payload } = await jwtVerify(token, createLocalJWKSet(jwks.body), {
      issuer: 'rosetta-gateway',
      audience: 'finops-api',
    });
    expect(payload).toMatchObject({ sub: JANE, roles: ['Rosetta_User'] });
  });

  it('sets the identity headers itself, whatever the client sends', async () => {
    await get(LINES)
      .set('x-user', 'user:default/root')
      .set('x-groups', 'group:default/admins')
      .set('cookie', 'secret=1')
      .set('x-forwarded-for', '10.0.0.1')
      .expect(200);
    const [{ headers }] = service.received;
    expect(headers['x-user']).toBe(JANE);
    expect(headers['x-groups']).toBe('');
    expect(headers.cookie).toBeUndefined();
    expect(headers['x-forwarded-for']).toBeUndefined();
    expect(headers.authorization).not.toBe(asJane);
  });

  it('assigns every request an id, or keeps the given one', async () => {
    const given = await get(LINES).set('x-request-id', 'from-the-page');
    expect(given.get('x-request-id')).toBe('from-the-page');
    expect(service.received[0].headers['x-request-id']).toBe('from-the-page');
    const made = await get('/api/rosetta/nowhere').expect(404);
    expect(made.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('caches decision and token for a minute', async () => {
    const john = mockCredentials.user.header('user:default/john');
    const rolesSeen = async () => {
      await request(gateway).get(LINES).set('authorization', john).expect(200);
      const { authorization } = service.received.pop()!.headers;
      return JSON.parse(
        Buffer.from(authorization!.split('.')[1], 'base64url').toString(),
      ).roles;
    };
    const clock = jest.spyOn(performance, 'now');
    const start = performance.now();
    clock.mockImplementation(() => start);
    try {
      expect(await rolesSeen()).toEqual(['Rosetta_User']);
      access.roles = ['Rosetta_FinOps_Admin'];
      clock.mockImplementation(() => start + 59_000);
      expect(await rolesSeen()).toEqual(['Rosetta_User']);
      clock.mockImplementation(() => start + 61_000);
      expect(await rolesSeen()).toEqual(['Rosetta_FinOps_Admin']);
    } finally {
      access.roles = ['Rosetta_User'];
      clock.mockRestore();
    }
  });

  it('answers to a person their roles, actions and reasons', async () => {
    const { body } = await get('/api/rosetta/v1/me').expect(200);
    expect(Me.parse(body)).toMatchObject({
      user: JANE,
      groups: [],
      roles: [
        {
          role: 'Rosetta_User',
          because: [{ directory: 'test', of: JANE }],
        },
      ],
      actions: expect.arrayContaining(['finops.read', 'ref.changes.write']),
    });
    await request(gateway).get('/api/rosetta/v1/me').expect(401);
  });

  it('serves its OpenAPI document to all, with unique operation ids', async () => {
    const { body } = await request(gateway)
      .get('/api/rosetta/openapi.json')
      .expect(200);
    expect(body.paths).toHaveProperty(['/api/rosetta/finops/v1/costs', 'get']);
    expect(body.paths).toHaveProperty(['/api/rosetta/v1/me', 'get']);
    const ids = Object.values(body.paths as object)
      .flatMap(path => Object.values(path))
      .map(operation => (operation as { operationId: string }).operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('does not start without the URL of each service', async () => {
    await expect(
      startTestBackend({
        features: [
          rosettaGatewayPlugin,
          mockServices.rootConfig.factory({
            data: { rosetta: { services: { 'finops-api': {} } } },
          }),
        ],
      }),
    ).rejects.toThrow(/rosetta\.services\.finops-api\.baseUrl: missing/);
  });
});
