import { TestDatabases } from '@rosetta/test-kit/databases';
import { MongoClient } from 'mongodb';
import { randomUUID } from 'node:crypto';
import { RawStoreConfig } from '../config';
import { z } from 'zod';
import { createRawStore } from '../createRawStore';
import { RawStore } from '../RawStore';

/** An empty store, and the configuration by which another process finds it. */
export interface TestStore {
  config: RawStoreConfig;
  store: RawStore;
}

const migrated = async (
  given: z.input<typeof RawStoreConfig>,
): Promise<TestStore> => {
  const config = RawStoreConfig.parse(given);
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

/** The server may be one that outlives the tests. */
const dropDatabases = async (url: string | undefined, names: string[]) => {
  if (!url) return;
  const client = new MongoClient(url);
  for (const name of names) await client.db(name).dropDatabase();
  await client.close();
};

/** Every adapter that there is a server for. Call it once, at the top of a test file. */
export const testStores = (): {
  name: string;
  open(): Promise<TestStore>;
}[] => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  const url = process.env.RAW_STORE_TEST_MONGODB_URL;
  const made: string[] = [];
  afterAll(() => dropDatabases(url, made));
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
            open: () => {
              const database = `raw-store-${randomUUID()}`;
              made.push(database);
              return migrated({ kind: 'mongodb', url, database });
            },
          },
        ]
      : []),
  ];
};
