import { authServiceFactory } from '@backstage/backend-defaults/auth';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  TestDatabases,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import request from 'supertest';
import { testPlugin } from './__testUtils__/testPlugin';
import { roleRequiredHttpAuthServiceFactory } from './roleRequiredHttpAuth';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const encode = (part: object) =>
  Buffer.from(JSON.stringify(part)).toString('base64url');
const now = Math.floor(Date.now() / 1000);
const TOKEN = [
  encode({ alg: 'ES256', kid: 'unknown', typ: 'vnd.backstage.user' }),
  encode({ sub: 'user:default/jane', iat: now, exp: now + 600 }),
  'bm90LXNpZ25lZA',
].join('.');

/** Sign-in, whose keys a test may take away, and a plugin that is closed. */
const start = async (keys: { status: number }) => {
  const { server } = await startTestBackend({
    features: [
      authServiceFactory,
      roleRequiredHttpAuthServiceFactory,
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        // One for each plugin.
        factory: async () =>
          mockServices.database({ knex: await databases.init('POSTGRES_18') }),
      }),
      testPlugin('auth', {
        open: true,
        async answer({ res }) {
          res.status(keys.status);
          return { keys: [] };
        },
      }),
      testPlugin('catalog'),
    ],
  });
  return () =>
    request(server)
      .get('/api/catalog/x')
      .set('authorization', `Bearer ${TOKEN}`);
};

describe('withReadableKeys', () => {
  it('answers 503 to a token while the keys that verify it cannot be read, and 401 once they can', async () => {
    const keys = { status: 500 };
    const send = await start(keys);
    const { status, body } = await send();
    expect(status).toBe(503);
    expect(body.error).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('keys that verify tokens'),
    });
    keys.status = 200;
    await new Promise(resolve => setTimeout(resolve, 2_100));
    expect((await send()).status).toBe(401);
  });
});
