import { TestDatabases } from '@backstage/backend-test-utils';
import { randomUUID } from 'node:crypto';
import { RawStoreConfig } from '../config';
import { createRawStore } from '../createRawStore';
import { RawStore } from '../RawStore';

/** An empty store, and the configuration by which another process finds it. */
export interface TestStore {
  config: RawStoreConfig;
  store: RawStore;
}

const migrated = async (config: RawStoreConfig): Promise<TestStore> => {
  const store = createRawStore(config);
  await store.migrate();
  return { config, store };
};

const postgresUrl = async (databases: TestDatabases) => {
  const knex = await databases.init('POSTGRES_18');
  const { user, password, host, port, database } =
    knex.client.config.connection;
  return `postgres://${user}:${encodeURIComponent(
    password,
  )}@${host}:${port}/${database}`;
};

/** Every adapter that there is a server for. Call it once, at the top of a test file. */
export const testStores = (): {
  name: string;
  open(): Promise<TestStore>;
}[] => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  const url = process.env.RAW_STORE_TEST_MONGODB_URL;
  return [
    {
      name: 'PostgreSQL',
      open: async () =>
        migrated({
          kind: 'postgres',
          connection: await postgresUrl(databases),
        }),
    },
    // The setup of the tests has said so where there is none, and failed in CI.
    ...(url
      ? [
          {
            name: 'MongoDB',
            open: () =>
              migrated({
                kind: 'mongodb',
                url,
                database: `raw-store-${randomUUID()}`,
              }),
          },
        ]
      : []),
  ];
};
