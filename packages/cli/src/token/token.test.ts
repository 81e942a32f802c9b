/** @jest-environment @rosetta/test-kit/environment */
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import {
  TestDatabases,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signIn } from '@rosetta/launcher/clients';
import authModuleRosetta from '@rosetta/plugin-auth-backend-module-rosetta';
import {
  DEMO_USERS,
  RunningIdentity,
  startIdentityProvider,
} from '@rosetta/simulators';
import { freePort } from '@rosetta/test-kit';
import { Command } from 'commander';
import { registerTokenCommand } from './tokenCommand';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();

/** Backstage's own sign-in, with the engineer in the catalog as a member of a team. */
const startPortal = async (identityPort: number) => {
  const knex = await databases.init(databaseId);
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      authModuleRosetta,
      authServiceFactory,
      httpAuthServiceFactory,
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'User',
            metadata: { name: 'engineer', namespace: 'default' },
            spec: { memberOf: ['team-storefront'] },
            relations: [
              {
                type: 'memberOf',
                targetRef: 'group:default/team-storefront',
              },
            ],
          },
        ],
      }),
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost' },
          auth: {
            environment: 'development',
            session: { secret: 'of-this-test' },
            // The test backend chooses its port when it starts.
            experimentalExtraAllowedOrigins: ['http://localhost:*'],
            providers: {
              oidc: {
                development: {
                  metadataUrl: `http://localhost:${identityPort}/.well-known/openid-configuration`,
                  clientId: 'rosetta',
                  clientSecret: 'secret',
                  prompt: 'auto',
                },
              },
            },
          },
        },
      }),
    ],
  });
  return `http://localhost:${server.port()}`;
};

describe('the sign-in of a demo user', () => {
  let portal: string;
  let identity: RunningIdentity;
  /** What came of a sign-in before there was a provider. */
  let whileAway: unknown;

  beforeAll(async () => {
    const identityPort = await freePort();
    portal = await startPortal(identityPort);
    whileAway = await signIn(portal, 'engineer').catch(error => error);
    identity = await startIdentityProvider(
      {
        id: 'rosetta',
        secret: 'secret',
        redirectUris: [`${portal}/api/auth/oidc/handler/frame`],
        postLogoutRedirectUris: [portal],
      },
      identityPort,
    );
  }, 60_000);
  afterAll(() => identity.close());

  const fetchGroups = async (token: string) => {
    const answer = await fetch(`${portal}/api/auth/v1/userinfo`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { claims } = await answer.json();
    return claims.ent.filter((ref: string) => ref.startsWith('group:'));
  };

  it.each(DEMO_USERS)('returns a token of the portal for $name', async user => {
    const { token, expiresInSeconds, ...rest } = await signIn(
      portal,
      user.name,
    );
    expect(rest).toEqual({ user: `user:default/${user.name}` });
    expect(token.split('.')).toHaveLength(3);
    expect(expiresInSeconds).toBeGreaterThan(3000);
  });

  it('includes the groups of the directory and of the catalog', async () => {
    const engineer = await signIn(portal, 'engineer');
    expect(await fetchGroups(engineer.token)).toEqual([
      'group:default/team-storefront',
      'group:default/rosetta-users',
    ]);
    const visitor = await signIn(portal, 'visitor');
    expect(await fetchGroups(visitor.token)).toEqual([]);
  });

  it('reports that the provider was unreachable and succeeds once it is back', async () => {
    expect(whileAway).toMatchObject({
      message: expect.stringContaining('Sign-in failed'),
    });
    expect(await signIn(portal, 'engineer')).toHaveProperty('token');
  });

  it('reports that the platform is down', async () => {
    const nobody = `http://localhost:${await freePort()}`;
    await expect(signIn(nobody, 'engineer')).rejects.toMatchObject({
      message: expect.stringContaining('does not answer at'),
      details: undefined,
    });
  });
});

describe('rosetta token', () => {
  const run = (...args: string[]) => {
    const program = new Command().exitOverride();
    registerTokenCommand(program);
    return program.parseAsync(['token', ...args], { from: 'user' });
  };

  it('lists the demo users when the user is unknown', async () => {
    await expect(run('root')).rejects.toThrow(
      'There is no demo user "root". Demo users: engineer, finops-admin,',
    );
  });
});
