import { createBackend } from '@backstage/backend-defaults';
import { BackendFeature } from '@backstage/backend-plugin-api';
import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { ROLES } from '@rosetta/contracts/access';
import permissionModuleRosetta from '@rosetta/plugin-permission-backend-module-rosetta';
import rosettaGatewayPlugin from '@rosetta/plugin-rosetta-gateway-backend';
import {
  pluginHttpRouterFactory,
  portalHttpRouterFactory,
  roleRequiredHttpAuthServiceFactory,
  rootHealthFactory,
} from '@rosetta/plugin-rosetta-node';
import knex, { Knex } from 'knex';
import { freePorts } from '../services/freePorts';
import { authModuleTestSignIn } from './testSignIn';

export interface PortalOptions {
  databases: TestDatabases;
  /** The URL of each service, by audience. */
  services: Record<string, string>;
  /** `auth.keyStore`. */
  keyStore?: object;
  /** Plugins besides identity, permissions and the gateway, and their parts of `backend:` and `rosetta:`. */
  features?: (BackendFeature | Promise<{ default: BackendFeature }>)[];
  config?: object;
  rosetta?: object;
  /** Another way to the database: where to connect instead. */
  databaseVia?: (
    host: string,
    port: number,
  ) => Promise<{ host: string; port: number }>;
}

export interface Portal {
  url: string;
  /** The gateway's tables. */
  gatewayDb: Knex;
  stop(): Promise<void>;
}

/** The group that has a role: `rosetta_user` has `Rosetta_User`. */
export const groupWithRole = (role: string) => role.toLowerCase();

const createConfig = (
  { services, keyStore, config, rosetta }: PortalOptions,
  connection: object,
  port: number,
) => ({
  app: { baseUrl: 'http://localhost' },
  backend: {
    baseUrl: `http://localhost:${port}`,
    listen: { host: 'localhost', port },
    database: {
      client: 'pg',
      connection,
      pluginDivisionMode: 'schema',
      ensureSchemaExists: true,
      knexConfig: { pool: { min: 0, max: 5 } },
    },
    ...config,
  },
  auth: {
    keyStore,
    session: { secret: 'of-this-test' },
    providers: { test: {} },
  },
  // It is one process; a poll of the bus would hold its stop for a minute.
  events: { useEventBus: 'never' },
  permission: { enabled: true },
  rosetta: {
    // Only the figures are raised: requests are counted as ever.
    limits: {
      identified: { requests: 1_000_000 },
      portal: { requests: 1_000_000 },
    },
    roles: Object.fromEntries(ROLES.map(role => [role, [groupWithRole(role)]])),
    services: Object.fromEntries(
      Object.entries(services).map(([audience, baseUrl]) => [
        audience,
        { baseUrl },
      ]),
    ),
    ...rosetta,
  },
});

/** Backstage with the real identity, permissions and gateway, on real PostgreSQL. */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const db = await options.databases.init('POSTGRES_18');
  const { connection: settings } = db.client.config;
  // Knex keeps the password from being printed, and so from being copied.
  const connection = { ...settings, password: settings.password };
  const { host, port: databasePort } = connection;
  const via = await options.databaseVia?.(host, Number(databasePort));
  const { portal: port } = await freePorts(['portal']);
  const backend = createBackend();
  for (const feature of [
    mockServices.rootLogger.factory(),
    mockServices.rootConfig.factory({
      data: createConfig(options, { ...connection, ...via }, port),
    }),
    portalHttpRouterFactory,
    pluginHttpRouterFactory,
    rootHealthFactory,
    roleRequiredHttpAuthServiceFactory,
    authPlugin,
    authModuleTestSignIn,
    catalogServiceMock.factory({ entities: [] }),
    permissionPlugin,
    permissionModuleRosetta,
    rosettaGatewayPlugin,
    ...(options.features ?? []),
  ])
    backend.add(feature);
  await backend.start();
  const gatewayDb = knex({
    client: 'pg',
    connection,
    searchPath: ['rosetta'],
    pool: { min: 0, max: 1 },
  });
  return {
    url: `http://localhost:${port}`,
    gatewayDb,
    async stop() {
      await gatewayDb.destroy();
      await backend.stop();
    },
  };
}
