import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Role } from '@rosetta/contracts/access';
import request from 'supertest';
import { Access, accessServiceRef, signedInServiceRef } from '../access';
import { EndedSignIns } from '../signIns';
import { testAccess } from './__testUtils__/testAccess';
import { testPlugin } from './__testUtils__/testPlugin';
import { requireRole, createRoleCheck } from './roleRequiredHttpAuth';

const JANE = 'user:default/jane';
const ENDS_AT = new Date('2030-01-01T00:00:00Z');
const endedSignInOf = (user: string) => ({
  user,
  endedAt: new Date('2029-12-31T23:00:00Z'),
  endsAt: ENDS_AT,
  keptUntil: ENDS_AT,
});

/** Somebody of these roles, at a plugin that closes none of its routes by itself. */
const send = async (
  pluginId: string,
  access: Partial<Access>,
  ended = new EndedSignIns(),
  path = '',
  method: 'get' | 'post' = 'get',
) => {
  const { server } = await startTestBackend({
    features: [
      testAccess(() => access),
      createServiceFactory({
        service: coreServices.httpAuth,
        deps: {
          access: accessServiceRef,
          auth: coreServices.auth,
          userInfo: coreServices.userInfo,
          signedIn: signedInServiceRef,
        },
        factory: ({ auth, ...deps }) =>
          requireRole(
            {
              credentials: async () => ({
                ...mockCredentials.user(JANE),
                expiresAt: ENDS_AT,
              }),
              issueUserCookie: async () => ({ expiresAt: ENDS_AT }),
            } as never,
            {
              auth,
              ended,
              checkRole: createRoleCheck({ ...deps, pluginId, ended }),
            },
          ),
      }),
      testPlugin(pluginId, {
        async answer({ req, httpAuth }) {
          await httpAuth.credentials(req);
          return 'data';
        },
      }),
      mockServices.rootConfig.factory({ data: {} }),
    ],
  });
  return request(server)[method](`/api/${pluginId}${path}`);
};

describe('roleRequiredHttpAuth', () => {
  const roles: Role[] = ['Rosetta_User'];

  it.each(['catalog', 'scaffolder', 'user-settings', 'a-future-plugin'])(
    'lets only people with a role use %s',
    async plugin => {
      expect((await send(plugin, { roles })).status).toBe(200);
      const { status, body } = await send(plugin, {});
      expect(status).toBe(403);
      expect(body.error.message).toContain(
        'needs one of the roles Rosetta_User',
      );
      expect(body.error.message).toMatch(
        /ask Ada \(mailto:ada@test.example\)$/,
      );
    },
  );

  it('answers 503 that names the directory while one is unavailable', async () => {
    const { status, body } = await send('catalog', {
      unavailable: [{ directory: 'EDC', reason: 'timeout' }],
    });
    expect(status).toBe(503);
    expect(body.error.message).toContain('EDC is unavailable');
  });

  it.each(['permission', 'rosetta'])(
    'lets every signed-in person use %s',
    async plugin => {
      expect((await send(plugin, {})).status).toBe(200);
    },
  );

  it.each([
    '/.backstage/actions/v1/actions',
    '/.Backstage/Actions/v1/actions/rosetta:x/invoke',
  ])('requires a role for the actions of every plugin: %s', async path => {
    const ended = new EndedSignIns();
    for (const plugin of ['auth', 'rosetta']) {
      expect((await send(plugin, {}, ended, path)).status).toBe(403);
      expect((await send(plugin, { roles }, ended, path)).status).toBe(200);
    }
  });

  it.each(['catalog', 'rosetta'])(
    'lets people with a role read the scheduled tasks of %s, and administrators start them',
    async plugin => {
      const tasks = '/.Backstage/Scheduler/v1/tasks';
      const requestStatus = async (who: Role[], method?: 'post') =>
        (await send(plugin, { roles: who }, undefined, tasks, method)).status;
      expect(await requestStatus([])).toBe(403);
      expect(await requestStatus(roles)).toBe(200);
      expect(await requestStatus(['Rosetta_Referentiel_Admin'], 'post')).toBe(
        403,
      );
      expect(await requestStatus(['Rosetta_Admin'], 'post')).toBe(200);
    },
  );

  it('refuses an ended sign-in, whatever its roles', async () => {
    const ended = new EndedSignIns();
    ended.add(endedSignInOf(JANE));
    for (const plugin of ['catalog', 'rosetta'])
      expect((await send(plugin, { roles }, ended)).status).toBe(401);
    ended.add(endedSignInOf('user:default/john'));
    expect((await send('catalog', { roles })).status).toBe(200);
  });
});
