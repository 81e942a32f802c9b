import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { accessServiceRef } from '../access';
import { roleRequiredHttpAuthServiceFactory } from './roleRequiredHttpAuth';

/** A plugin that authenticates a request twice, as the barrier and a route do; `open` asks nobody. */
const plugin = (pluginId: string) =>
  createBackendPlugin({
    pluginId,
    register(reg) {
      reg.registerInit({
        deps: {
          http: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        async init({ http, httpAuth }) {
          http.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
          http.use(
            express.Router().all('*', (req, res, next) => {
              httpAuth
                .credentials(req)
                .then(() => httpAuth.credentials(req))
                .then(() => res.json('data'), next);
            }),
          );
        },
      });
    },
  });

const start = async (limits: object) => {
  const { server } = await startTestBackend({
    features: [
      plugin('catalog'),
      plugin('search'),
      plugin('auth'),
      roleRequiredHttpAuthServiceFactory,
      createServiceFactory({
        service: accessServiceRef,
        deps: {},
        factory: () => ({
          contact: { name: 'Ada' },
          accessOf: async ({ userEntityRef }) => ({
            roles: userEntityRef.endsWith('visitor')
              ? []
              : ['Rosetta_User' as const],
            reasons: [],
            unavailable: [],
            readAt: performance.now(),
          }),
          givenBy: () => [],
          addDirectory: () => {},
        }),
      }),
      mockServices.rootConfig.factory({ data: { rosetta: { limits } } }),
    ],
  });
  return (path: string, authorization?: string) =>
    request(server)
      .get(`/api/${path}`)
      .set(authorization ? { authorization } : {});
};

const as = (name: string) =>
  mockCredentials.user.header(`user:default/${name}`);

describe('the limit of a caller', () => {
  it('is one for all plugins of Backstage together, and for each person', async () => {
    const get = await start({ portal: { requests: 2, burst: 0 } });
    const first = await get('catalog', as('jane'));
    expect(first.status).toBe(200);
    expect(first.get('ratelimit-remaining')).toBe('1');
    expect((await get('search', as('jane'))).status).toBe(200);

    const { status, body, headers } = await get('catalog', as('jane'));
    expect(status).toBe(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(body.error).toEqual({
      name: 'TooManyRequestsError',
      message: expect.stringMatching(/try again in \d+ s$/),
    });
    expect((await get('catalog', as('john'))).status).toBe(200);
  });

  it('comes before the role and after the identity', async () => {
    const get = await start({ portal: { requests: 1, burst: 0 } });
    expect((await get('catalog', as('visitor'))).status).toBe(403);
    expect((await get('catalog', as('visitor'))).status).toBe(429);
    const invalid = mockCredentials.user.invalidHeader();
    for (let sent = 0; sent < 3; sent++)
      expect((await get('catalog', invalid)).status).toBe(401);
  });

  it('does not count what plugins ask of each other', async () => {
    const get = await start({ portal: { requests: 1, burst: 0 } });
    const search = mockCredentials.service.header({
      onBehalfOf: mockCredentials.service('plugin:search'),
      targetPluginId: 'catalog',
    });
    for (let sent = 0; sent < 3; sent++)
      expect((await get('catalog', search)).status).toBe(200);
  });
});

describe('a plugin that is open to all', () => {
  it('closes its actions and scheduled tasks to anonymous callers', async () => {
    const get = await start({});
    expect((await get('auth/anything')).status).toBe(200);
    for (const path of [
      'auth/.backstage/actions/v1/actions',
      'auth/.Backstage/Scheduler/v1/tasks',
    ])
      expect((await get(path)).status).toBe(401);
  });
});
