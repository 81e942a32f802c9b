import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { Unavailable } from '@rosetta/contracts/portal';
import permissionModuleRosetta from '@rosetta/plugin-permission-backend-module-rosetta';
import { AccessService, accessServiceRef } from '@rosetta/plugin-rosetta-node';
import permissionModuleRosettaDirectory from './index';
import { FakeAccessDirectory, startAccessDirectory } from './testUtils';

const TTL_SECONDS = 30;
// Long enough that a busy machine is not taken for a silent directory.
const TIMEOUT_MS = 3_000;

const startPortal = async (accessDirectory?: object) => {
  const seen: { access?: AccessService } = {};
  const backend = await startTestBackend({
    features: [
      permissionPlugin,
      permissionModuleRosetta,
      permissionModuleRosettaDirectory,
      createBackendModule({
        pluginId: 'permission',
        moduleId: 'probe',
        register(reg) {
          reg.registerInit({
            deps: { access: accessServiceRef },
            async init({ access }) {
              seen.access = access;
            },
          });
        },
      }),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          rosetta: {
            roles: { Rosetta_User: ['staff'] },
            ...(accessDirectory && { accessDirectory }),
          },
        },
      }),
    ],
  });
  const readAccess = (name: string, namespace = 'default') =>
    seen.access!.accessOf({
      userEntityRef: `user:${namespace}/${name}`,
      ownershipEntityRefs: ['group:default/staff'],
    });
  return { readAccess, access: seen.access!, stop: () => backend.stop() };
};

describe('the access directory of the company', () => {
  let directory: FakeAccessDirectory;
  let portal: Awaited<ReturnType<typeof startPortal>>;

  beforeEach(async () => {
    directory = await startAccessDirectory();
    portal = await startPortal({
      kind: 'http',
      name: 'EDC',
      baseUrl: directory.url,
      token: directory.token,
      timeoutMs: TIMEOUT_MS,
      ttlSeconds: TTL_SECONDS,
      roles: {
        Rosetta_FinOps_Admin: ['FINOPS_ADMIN', 'COST_OWNER'],
        Rosetta_Admin: ['PLATFORM'],
      },
    });
    directory.people.jane = ['A', 'B', 'C', 'D', 'COST_OWNER'];
  });
  afterEach(async () => {
    await portal.stop();
    await directory.close();
  });

  it('adds its roles to those of the configuration and is named as the reason', async () => {
    expect(await portal.readAccess('jane')).toEqual({
      roles: ['Rosetta_User', 'Rosetta_FinOps_Admin'],
      reasons: [
        {
          role: 'Rosetta_User',
          because: [{ directory: 'rosetta.roles', of: 'group:default/staff' }],
        },
        {
          role: 'Rosetta_FinOps_Admin',
          because: [{ directory: 'EDC', of: 'COST_OWNER' }],
        },
      ],
      unavailable: [],
      readAt: expect.any(Number),
    });
  });

  it('is read to its last page', async () => {
    await portal.readAccess('jane');
    expect(directory.requests).toEqual([
      '/v1/people/jane/entitlements?limit=200',
      '/v1/people/jane/entitlements?limit=200&cursor=2',
      '/v1/people/jane/entitlements?limit=200&cursor=4',
    ]);
  });

  it('grants nothing to an unknown person', async () => {
    expect(await portal.readAccess('john')).toMatchObject({
      roles: ['Rosetta_User'],
      unavailable: [],
    });
  });

  it('grants nothing in another namespace, whatever the name', async () => {
    const { roles } = await portal.readAccess('jane', 'partners');
    expect(roles).toEqual(['Rosetta_User']);
    expect(directory.requests).toEqual([]);
  });

  it('escapes a name in the path', async () => {
    await portal.readAccess('..%2f..%2fadmin');
    expect(directory.requests).toEqual([
      '/v1/people/..%252f..%252fadmin/entitlements?limit=200',
    ]);
  });

  it('lists the entitlements that grant roles', () => {
    expect(portal.access.givenBy()[1]).toEqual({
      role: 'Rosetta_FinOps_Admin',
      by: [
        { directory: 'EDC', of: 'FINOPS_ADMIN' },
        { directory: 'EDC', of: 'COST_OWNER' },
      ],
    });
  });

  const answer = (status: number, body = '{}') =>
    directory.answerWith((_req, res) => {
      res.writeHead(status).end(body);
    });

  const FAILURES: [string, Unavailable['reason'], () => void][] = [
    ['answers 401', 'refused', () => answer(401)],
    ['answers 500', 'failed', () => answer(500)],
    ['answers HTML', 'unreadable', () => answer(200, '<html>')],
    ['answers other JSON', 'unreadable', () => answer(200, '{"roles":[]}')],
    [
      'never sends a last page',
      'unreadable',
      () => answer(200, '{"items":[],"nextCursor":"again"}'),
    ],
    ['never answers', 'timeout', () => directory.answerWith(() => {})],
    [
      'never ends its answer',
      'timeout',
      () =>
        directory.answerWith((_req, res) => {
          res.writeHead(200, { 'content-type': 'application/json' });
          res.write('{"items":[');
        }),
    ],
    [
      'resets the connection',
      'unreachable',
      () => directory.answerWith(req => req.socket.destroy()),
    ],
  ];
  it.each(FAILURES)(
    'grants no role when it %s, and the reason is %s',
    async (_what, reason, fail) => {
      fail();
      const started = performance.now();
      expect(await portal.readAccess('jane')).toMatchObject({
        roles: ['Rosetta_User'],
        unavailable: [{ directory: 'EDC', reason }],
      });
      expect(performance.now() - started).toBeLessThan(5 * TIMEOUT_MS);
    },
  );

  it('is queried again after a failure, which is not cached', async () => {
    answer(500);
    await portal.readAccess('jane');
    directory.answerWith();
    expect((await portal.readAccess('jane')).unavailable).toEqual([]);
  });

  it('is queried once for concurrent callers', async () => {
    await Promise.all([1, 2, 3].map(() => portal.readAccess('jane')));
    expect(directory.requests).toHaveLength(3);
  });

  describe('while it is unavailable', () => {
    let clock: jest.SpyInstance;
    let now: number;
    const pass = async (seconds: number) => {
      now += seconds * 1000;
      // The cache reads the clock once a millisecond at most.
      await new Promise(resolve => setTimeout(resolve, 5));
    };
    beforeEach(() => {
      now = performance.now();
      clock = jest.spyOn(performance, 'now').mockImplementation(() => now);
    });
    afterEach(() => clock.mockRestore());

    it('serves its cached answer for the TTL and not longer', async () => {
      await portal.readAccess('jane');
      answer(500);
      await pass(TTL_SECONDS - 1);
      expect(await portal.readAccess('jane')).toMatchObject({
        roles: ['Rosetta_User', 'Rosetta_FinOps_Admin'],
        unavailable: [],
      });
      await pass(2);
      expect(await portal.readAccess('jane')).toMatchObject({
        roles: ['Rosetta_User'],
        unavailable: [{ directory: 'EDC', reason: 'failed' }],
      });
    });

    it('grants no role once the TTL is over', async () => {
      await portal.readAccess('jane');
      directory.people.jane = [];
      await pass(TTL_SECONDS + 1);
      expect((await portal.readAccess('jane')).roles).toEqual(['Rosetta_User']);
    });
  });
});

describe('its configuration', () => {
  it('may be absent, and roles then come from groups alone', async () => {
    const portal = await startPortal();
    expect((await portal.readAccess('jane')).unavailable).toEqual([]);
    await portal.stop();
  });

  it('grants the roles that entitlements are named after by default', async () => {
    const directory = await startAccessDirectory();
    directory.people.jane = ['Rosetta_Admin'];
    const portal = await startPortal({
      kind: 'http',
      baseUrl: directory.url,
      token: directory.token,
    });
    expect((await portal.readAccess('jane')).roles).toContain('Rosetta_Admin');
    await portal.stop();
    await directory.close();
  });

  it.each([
    [{ kind: 'ldap' }, /kind/],
    [{ kind: 'http', baseUrl: 'http://x', token: '' }, /token/],
    [
      { kind: 'http', baseUrl: 'http://x', token: 't', ttlSeconds: 61 },
      /ttlSeconds/,
    ],
    [
      { kind: 'http', baseUrl: 'http://x', token: 't', roles: { Boss: ['X'] } },
      /Boss/,
    ],
  ])(
    'fails the start when it is invalid, and names the field: %j',
    async (wrong, where) => {
      await expect(startPortal(wrong)).rejects.toThrow(where);
    },
  );
});
