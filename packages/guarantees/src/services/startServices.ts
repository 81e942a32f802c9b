import { TestDatabases } from '@backstage/backend-test-utils';
import { DOMAINS } from '@rosetta/contracts/domains';
import {
  IdentityConfig,
  RunningService,
  createHealth,
  createIdentity,
  createLogger,
  startService,
} from '@rosetta/service-kit';
import { RAISED_LIMITS } from '@rosetta/service-kit/testUtils';
import { Knex } from 'knex';
import { Audience, SERVICE_APPS } from './serviceApps';

const logger = createLogger({ service: 'guarantees', level: 'silent' });

/** Where each service will listen: the gateway and they have to know each other beforehand. */
type Ports = Record<Audience, number>;

interface StartOptions {
  databases: TestDatabases;
  identity: IdentityConfig;
  ports: Ports;
}

interface Started {
  service: RunningService;
  db: Knex;
}

async function start(
  audience: Audience,
  { databases, identity, ports }: StartOptions,
): Promise<Started> {
  const db = await databases.init('POSTGRES_18');
  const health = createHealth({ version: '0.0.0' });
  const { app, close } = await SERVICE_APPS[audience](db, {
    version: '0.0.0',
    logger,
    health,
    identity: createIdentity({ config: identity, audience, logger }),
    limits: RAISED_LIMITS,
  });
  const service = await startService({
    name: audience,
    logger,
    health,
    listen: { app, host: '127.0.0.1', port: ports[audience] },
    dependencies: [{ name: 'app', required: true, stop: close }],
  });
  return { service, db };
}

export interface RunningServices {
  /** The database of each, by audience. */
  dbs: Record<Audience, Knex>;
  stop(): Promise<void>;
}

/** Every service of the contracts. */
export async function startServices(
  options: StartOptions,
): Promise<RunningServices> {
  const started = {} as Record<Audience, Started>;
  for (const { audience } of DOMAINS)
    started[audience] = await start(audience, options);
  const dbs = Object.entries(started).map(([audience, { db }]) => [
    audience,
    db,
  ]);
  return {
    dbs: Object.fromEntries(dbs),
    async stop() {
      await Promise.all(
        Object.values(started).map(({ service }) =>
          service.stop('the test ends'),
        ),
      );
    },
  };
}
