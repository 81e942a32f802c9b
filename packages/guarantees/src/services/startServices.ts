import { TestDatabases } from '@rosetta/test-kit/databases';
import { DOMAINS } from '@rosetta/contracts/domains';
import {
  IdentityConfig,
  MachineConfig,
  RunningService,
  startService,
} from '@rosetta/service-kit';
import {
  RAISED_LIMITS,
  databaseUrl,
  testAuditConfig,
} from '@rosetta/service-kit/testUtils';
import { Knex } from 'knex';
import { openDomainService } from './openDomainService';

export type Audience = (typeof DOMAINS)[number]['audience'];

/** Where each service will listen: the gateway and they have to know each other beforehand. */
type Ports = Record<Audience, number>;

interface StartOptions {
  databases: TestDatabases;
  identity: IdentityConfig & Pick<MachineConfig, 'machineKey'>;
  ports: Ports;
}

interface Started {
  service: RunningService;
  db: Knex;
}

/** The `rosetta:` section as far as all services agree on it; a service takes its part. */
const commonConfig = ({ identity, ports }: StartOptions) => ({
  identity,
  audit: testAuditConfig(),
  limits: RAISED_LIMITS,
  log: { level: 'silent' },
  shutdown: { drainSeconds: 0, limitSeconds: 5 },
  services: Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [
      name,
      { baseUrl: `http://127.0.0.1:${port}`, port },
    ]),
  ),
  sources: {},
});

const start = async (
  domain: (typeof DOMAINS)[number],
  options: StartOptions,
): Promise<Started> => {
  const db = await options.databases.init('POSTGRES_18');
  const raw = await options.databases.init('POSTGRES_18');
  const service = await startService(
    openDomainService(domain, {
      ...commonConfig(options),
      rawStore: { kind: 'postgres', connection: databaseUrl(raw) },
      databases: { [domain.database]: { connection: databaseUrl(db) } },
    }),
  );
  return { service, db };
};

export interface RunningServices {
  /** The database of each, by audience. */
  dbs: Record<Audience, Knex>;
  stop(): Promise<void>;
}

/** Every service of the manifests, on an empty database of its own. */
export const startServices = async (
  options: StartOptions,
): Promise<RunningServices> => {
  const started = {} as Record<Audience, Started>;
  for (const domain of DOMAINS)
    started[domain.audience] = await start(domain, options);
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
};
