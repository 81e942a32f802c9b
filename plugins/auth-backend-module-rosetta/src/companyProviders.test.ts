/** @jest-environment @rosetta/test-kit/environment */
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import {
  createBackendModule,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  TestDatabases,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { ConfigSources, FileConfigSource } from '@backstage/config-loader';
import authPlugin from '@backstage/plugin-auth-backend';
import { JsonObject } from '@backstage/types';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AccessService, accessServiceRef } from '@rosetta/plugin-rosetta-node';
import { RunningIdentity, startIdentityProvider } from '@rosetta/simulators';
import fetchCookie from 'fetch-cookie';
import authModuleRosetta from './index';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();
const root = (file: string) =>
  resolvePackagePath(
    '@rosetta/plugin-auth-backend-module-rosetta',
    '../..',
    file,
  );

/** Where people are sent back to; nobody listens there. */
const RETURN_TO = 'http://localhost:3000';

const FINOPS_GROUP = '6f1d4f0e-3c1b-4b6e-9a56-0f6a2f5b7c11';
const USERS_GROUP = '0b8f0a3e-77aa-4a0e-8a0f-2d2c6f3e9d22';

/** What two kinds of company provider say of the same person, and the variables that suit each. */
const PROVIDERS = [
  {
    kind: 'Keycloak: names with a slash, at the user info endpoint too',
    createClaims: () => ({
      preferred_username: 'jane.doe',
      groups: ['/rosetta-users', '/FinOps-Team', '/a/deeper/one'],
    }),
    env: {
      ROSETTA_USERS_GROUP: 'rosetta-users',
      ROSETTA_FINOPS_ADMINS_GROUP: 'finops-team',
    },
  },
  {
    kind: 'Entra ID: ids of groups and an address, in the ID token only',
    createClaims: (_user: unknown, use: string) =>
      use === 'id_token'
        ? {
            preferred_username: 'Jane.Doe@corp.example',
            groups: [FINOPS_GROUP, USERS_GROUP],
          }
        : { name: 'Jane Doe' },
    env: {
      OIDC_SCOPES: 'offline_access',
      OIDC_USER_DOMAIN: 'corp.example',
      ROSETTA_USERS_GROUP: USERS_GROUP,
      ROSETTA_FINOPS_ADMINS_GROUP: FINOPS_GROUP,
    },
  },
  {
    kind: 'another, whose claims have other names',
    createClaims: () => ({
      preferred_username: 'number 4711',
      email: 'jane.doe@corp.example',
      roles: ['finops', 'staff'],
    }),
    env: {
      OIDC_USER_CLAIM: 'email',
      OIDC_GROUPS_CLAIM: 'roles',
      OIDC_USER_DOMAIN: 'corp.example',
      ROSETTA_USERS_GROUP: 'staff',
      ROSETTA_FINOPS_ADMINS_GROUP: 'finops',
    },
  },
];

const freePort = async () => {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
};

type Environment = Record<string, string | undefined>;

/** The configuration that production runs with, as these variables of the environment fill it in. */
const productionConfig = async (env: Environment) => {
  const substitutionFunc = async (name: string) => env[name];
  const config = await ConfigSources.toConfig(
    ConfigSources.merge(
      ['app-config.yaml', 'app-config.production.yaml'].map(file =>
        FileConfigSource.create({ path: root(file), substitutionFunc }),
      ),
    ),
  );
  const { app, auth, rosetta } = config.get() as Record<string, JsonObject>;
  config.close();
  return {
    app,
    // The test backend chooses its port when it starts.
    auth: {
      ...auth,
      experimentalExtraAllowedOrigins: ['http://localhost:*'],
    },
    rosetta,
    backend: { baseUrl: 'http://localhost' },
  };
};

const startPortal = async (env: Environment) => {
  const knex = await databases.init(databaseId);
  const seen: { access?: AccessService } = {};
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      authModuleRosetta,
      authServiceFactory,
      httpAuthServiceFactory,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({ data: await productionConfig(env) }),
      createBackendModule({
        pluginId: 'auth',
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
    ],
  });
  return { url: `http://localhost:${server.port()}`, access: seen.access! };
};

const XHR = { 'x-requested-with': 'XMLHttpRequest' };

/** A browser that signs in at the portal, by the provider's own page. */
const signInAt = async (portal: string) => {
  const browse = fetchCookie(fetch);
  const start = await browse(
    `${portal}/api/auth/oidc/start?env=production&flow=redirect&redirectUrl=${portal}/`,
  );
  await browse(start.url, {
    method: 'POST',
    body: new URLSearchParams({ user: 'finops-admin' }),
  });
  const call = (path: string, method = 'GET') =>
    browse(`${portal}/api/auth/oidc/${path}?env=production`, {
      method,
      headers: XHR,
    });
  return { browse, call };
};

describe.each(PROVIDERS)('with $kind', ({ createClaims, env }) => {
  let provider: RunningIdentity;
  let portal: { url: string; access: AccessService };

  beforeAll(async () => {
    const providerPort = await freePort();
    portal = await startPortal({
      ROSETTA_BASE_URL: RETURN_TO,
      OIDC_METADATA_URL: `http://localhost:${providerPort}/.well-known/openid-configuration`,
      OIDC_CLIENT_ID: 'portal-of-the-company',
      OIDC_CLIENT_SECRET: 'secret',
      AUTH_SESSION_SECRET: 'of-this-test',
      ...env,
    });
    provider = await startIdentityProvider(
      {
        id: 'portal-of-the-company',
        secret: 'secret',
        redirectUris: [`${portal.url}/api/auth/oidc/handler/frame`],
        postLogoutRedirectUris: [RETURN_TO],
      },
      providerPort,
      createClaims,
    );
  }, 60_000);
  afterAll(() => provider.close());

  it('signs people in with their name and roles by environment variables alone', async () => {
    const { call } = await signInAt(portal.url);
    const { backstageIdentity } = await (await call('refresh')).json();
    const answer = await fetch(`${portal.url}/api/auth/v1/userinfo`, {
      headers: { authorization: `Bearer ${backstageIdentity.token}` },
    });
    const { claims } = await answer.json();
    expect(claims.sub).toBe('user:default/jane.doe');
    const { roles } = await portal.access.accessOf({
      userEntityRef: claims.sub,
      ownershipEntityRefs: claims.ent,
    });
    expect(roles).toEqual(['Rosetta_User', 'Rosetta_FinOps_Admin']);
  });

  it.each([
    ['https://elsewhere.example/', 403],
    ['//elsewhere.example/', 400],
    ['/\\\\elsewhere.example/', 400],
    [`${RETURN_TO}.elsewhere.example/`, 400],
    [`${RETURN_TO}.elsewhere.example/`, 400],
    ['data:text/html,elsewhere', 403],
  ])('refuses a sign-in that would return to %s', async (url, status) => {
    const start = await fetch(
      `${
        portal.url
      }/api/auth/oidc/start?env=production&flow=redirect&redirectUrl=${encodeURIComponent(
        url,
      )}`,
      { redirect: 'manual' },
    );
    expect(start.status).toBe(status);
    expect(start.headers.get('location')).toBeNull();
  });

  it('sign-out ends the session of the portal and redirects to the sign-out of the provider', async () => {
    const { browse, call } = await signInAt(portal.url);
    expect((await call('refresh')).status).toBe(200);
    const { logoutUrl } = await (await call('logout', 'POST')).json();
    expect(new URL(logoutUrl).origin).toBe(provider.issuer);
    expect(new URL(logoutUrl).searchParams.get('id_token_hint')).toBeTruthy();
    expect((await call('refresh')).status).toBe(401);

    const page = await (await browse(logoutUrl)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)![1];
    await browse(`${provider.issuer}/session/end/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
      redirect: 'manual',
    });
    const again = await browse(
      `${portal.url}/api/auth/oidc/start?env=production&flow=redirect&redirectUrl=${portal.url}/`,
    );
    expect(again.url).toContain(`${provider.issuer}/login/`);
  });
});
