import { configureSource, SIMULATORS } from '@rosetta/simulators/sources';
import { DEMO_USERS } from '@rosetta/simulators/users';
import { join } from 'node:path';
import {
  DOMAINS,
  DOMAIN_PROCESSES,
  MachineCaller,
} from '@rosetta/contracts/domains';
import { stringify } from 'yaml';
import { writePrivately } from '../home/files';
import { Home } from '../home/home';
import { Ports } from '../ports/ports';
import { publicKey } from './newKeys';
import { Secrets } from './secrets';

const RAW_STORE = 'raw_store';

/** All of the embedded PostgreSQL: Backstage's, one per domain, and the raw store. */
export const DATABASES = [
  'backstage',
  ...DOMAINS.map(({ database }) => database),
  RAW_STORE,
];

interface StartConfigOptions {
  home: Home;
  ports: Ports;
  secrets: Secrets;
  /** All machines that may call a service; none leaves it to the configuration files. */
  machines: readonly MachineCaller[];
  /** With the simulators as sources; none is configured otherwise. */
  demo?: boolean;
  /** With hot reload, the browser's pages come from a server of their own. */
  dev?: boolean;
}

/** Writes what only a start knows: ports, connections, secrets. All else is in app-config.yaml. */
export function writeStartConfig({ home, ...options }: StartConfigOptions) {
  const note =
    '# Written by `rosetta start`; changes are lost. Holds secrets of this checkout only.\n';
  const config = {
    ...startConfig({ home, ...options }),
    techdocs: techDocsConfig(home),
  };
  writePrivately(home.startConfig, note + stringify(config));
}

/** As JSON: what reads the file for other processes need not know its parts. */
function auditConfig({ home, secrets }: StartConfigOptions) {
  const { audit: directory } = home;
  const { auditKeys } = secrets;
  return {
    keys: JSON.stringify([auditKeys.chain]),
    checkpoints: { directory, keys: JSON.stringify([auditKeys.checkpoints]) },
  };
}

/** Built documentation outlives a start; TechDocs would keep it in node_modules. */
function techDocsConfig({ dir }: Home) {
  return { publisher: { local: { publishDirectory: join(dir, 'techdocs') } } };
}

const local = (port: number) => `http://localhost:${port}`;

export function startConfig(options: StartConfigOptions) {
  const { ports } = options;
  return {
    ...backstageConfig(options),
    rosetta: {
      identity: identityConfig(options),
      audit: auditConfig(options),
      defaults: { database: { connection: connection(options, '{database}') } },
      rawStore: {
        kind: 'postgres',
        connection: connection(options, RAW_STORE),
      },
      ...(options.demo && {
        sources: simulatedSources(options),
        // Soon enough to try it out.
        catalog: { syncSeconds: 20 },
      }),
      // Sooner than the launcher ends what does not leave.
      shutdown: { limitSeconds: 2 },
      services: Object.fromEntries(
        DOMAIN_PROCESSES.map(({ name }) => [
          name,
          { baseUrl: local(ports[name]), port: ports[name] },
        ]),
      ),
    },
  };
}

/** For the sign-in page, which says who one can be. */
const demoUsers = () =>
  DEMO_USERS.map(({ name, displayName, purpose, role }) => ({
    name,
    displayName,
    purpose,
    ...(role && { role }),
  }));

function backstageConfig({
  ports,
  secrets,
  dev,
}: Omit<StartConfigOptions, 'home'>) {
  const portal = local(dev ? ports.frontend : ports.backstage);
  return {
    app: { baseUrl: portal, demoUsers: demoUsers() },
    backend: {
      baseUrl: local(ports.backstage),
      listen: { host: '127.0.0.1', port: ports.backstage },
      cors: { origin: portal },
      // On one machine a localhost URL in a built portal is right: without this each plugin warns of it.
      logger: {
        overrides: [
          {
            matchers: { message: '/^backend\\.baseUrl is set to a localhost/' },
            level: 'error',
          },
        ],
      },
      database: {
        client: 'pg',
        pluginDivisionMode: 'schema',
        connection: {
          host: '127.0.0.1',
          port: ports.postgres,
          user: 'postgres',
          password: secrets.databasePassword,
          database: 'backstage',
        },
      },
    },
    auth: {
      session: { secret: secrets.sessionSecret },
      providers: {
        oidc: {
          development: {
            metadataUrl: `${local(
              ports.identity,
            )}/.well-known/openid-configuration`,
            clientSecret: secrets.identityClientSecret,
          },
        },
      },
    },
  };
}

function identityConfig({
  ports,
  secrets,
  machines,
}: Omit<StartConfigOptions, 'home'>) {
  return {
    gateway: {
      jwksUrl: `${local(ports.backstage)}/api/rosetta/.well-known/jwks.json`,
    },
    machines: {
      jwks: { keys: [publicKey(secrets.machineKey)] },
      ...(machines.length > 0 && { callers: machines }),
    },
    machineKey: JSON.stringify(secrets.machineKey),
  };
}

function simulatedSources({
  ports,
  secrets,
}: Omit<StartConfigOptions, 'home'>) {
  const url = local(ports.simulators);
  return Object.fromEntries(
    SIMULATORS.map(each => [
      each.name,
      configureSource(each, url, secrets.sourceTokens[each.name]),
    ]),
  );
}

function connection(
  { ports, secrets }: Omit<StartConfigOptions, 'home'>,
  database: string,
) {
  return `postgres://postgres:${secrets.databasePassword}@127.0.0.1:${ports.postgres}/${database}`;
}
