import { authServiceFactory } from '@backstage/backend-defaults/auth';
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
import {
  AccessService,
  EndedSignIns,
  accessServiceRef,
  endedSignInsServiceRef,
  roleRequiredHttpAuthServiceFactory,
} from '@rosetta/plugin-rosetta-node';
import { RunningIdentity, startIdentityProvider } from '@rosetta/simulators';
import { freePort } from '@rosetta/test-kit';
import makeFetchCookie from 'fetch-cookie';
import authModuleRosetta from '../index';

const root = (file: string) =>
  resolvePackagePath(
    '@rosetta/plugin-auth-backend-module-rosetta',
    '../..',
    file,
  );

/** Where people are sent back to; nobody listens there. */
export const RETURN_TO = 'http://localhost:3000';

const CLIENT = { id: 'portal-of-the-company', secret: 'secret' };

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

type Claims = Parameters<typeof startIdentityProvider>[2];
type Knex = Awaited<ReturnType<TestDatabases['init']>>;

const startPortal = async (knex: Knex, env: Environment) => {
  const seen: { access?: AccessService; ended?: EndedSignIns } = {};
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      authModuleRosetta,
      authServiceFactory,
      roleRequiredHttpAuthServiceFactory,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({ data: await productionConfig(env) }),
      createBackendModule({
        pluginId: 'auth',
        moduleId: 'probe',
        register(reg) {
          reg.registerInit({
            deps: { access: accessServiceRef, ended: endedSignInsServiceRef },
            async init(deps) {
              Object.assign(seen, deps);
            },
          });
        },
      }),
    ],
  });
  return {
    url: `http://localhost:${server.port()}`,
    access: seen.access!,
    ended: seen.ended!,
  };
};

export interface CompanyPortal {
  url: string;
  access: AccessService;
  ended: EndedSignIns;
  provider: RunningIdentity;
}

/** The portal as production configures it, and the provider of the company. */
export async function startCompanyPortal(
  knex: Knex,
  env: Environment = {},
  claimsOf?: Claims,
): Promise<CompanyPortal> {
  const providerPort = await freePort();
  const portal = await startPortal(knex, {
    ROSETTA_BASE_URL: RETURN_TO,
    OIDC_METADATA_URL: `http://localhost:${providerPort}/.well-known/openid-configuration`,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    AUTH_SESSION_SECRET: 'of-this-test',
    ...env,
  });
  const provider = await startIdentityProvider(
    {
      ...CLIENT,
      redirectUris: [`${portal.url}/api/auth/oidc/handler/frame`],
      postLogoutRedirectUris: [RETURN_TO],
    },
    providerPort,
    claimsOf,
  );
  return { ...portal, provider };
}

const XHR = { 'x-requested-with': 'XMLHttpRequest' };

/** A browser that signs in at the portal, by the provider's own page. */
export const signInAt = async (portal: string) => {
  const jar = new makeFetchCookie.toughCookie.CookieJar();
  const browse = makeFetchCookie(fetch, jar);
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
  const cookies = () => jar.getCookies(`${portal}/api/auth/oidc`);
  return { browse, call, cookies };
};
