import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import request from 'supertest';
import { testAccess } from './__testUtils__/testAccess';
import { testPlugin } from './__testUtils__/testPlugin';
import { roleRequiredHttpAuthServiceFactory } from './roleRequiredHttpAuth';

/** A plugin that authenticates a request twice, as Backstage and a route may do. */
const plugin = (pluginId: string) =>
  testPlugin(pluginId, {
    open: true,
    async answer({ req, httpAuth }) {
      await httpAuth.credentials(req);
      await httpAuth.credentials(req);
      return 'data';
    },
  });

const start = async (limits: object) => {
  const { server } = await startTestBackend({
    features: [
      plugin('catalog'),
      plugin('search'),
      plugin('auth'),
      roleRequiredHttpAuthServiceFactory,
      testAccess(({ userEntityRef }) => ({
        roles: userEntityRef.endsWith('visitor') ? [] : ['Rosetta_User'],
      })),
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

describe('limitCallers', () => {
  it('counts the requests of each person to all plugins of Backstage together', async () => {
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

  it('refuses a caller after the check of identity and before that of roles', async () => {
    const get = await start({ portal: { requests: 1, burst: 0 } });
    expect((await get('catalog', as('visitor'))).status).toBe(403);
    expect((await get('catalog', as('visitor'))).status).toBe(429);
    const invalid = mockCredentials.user.invalidHeader();
    for (let sent = 0; sent < 3; sent++)
      expect((await get('catalog', invalid)).status).toBe(401);
  });

  it('does not count requests of one plugin to another', async () => {
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
