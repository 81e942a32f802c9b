import createKnex from 'knex';
import { MongoClient } from 'mongodb';
import { RawStoreConfig } from './config';
import { MongoRawStore } from './mongo/MongoRawStore';
import { PostgresRawStore } from './postgres/PostgresRawStore';
import { RawStore } from './RawStore';

/** How long a store may take to be there before it is said not to answer. */
const CONNECT_MS = 5_000;

/** The store that the configuration names. Connects on first use; `close` it. */
export const createRawStore = (config: RawStoreConfig): RawStore => {
  if (config.kind === 'mongodb') {
    const client = new MongoClient(config.url, {
      appName: 'raw-store',
      serverSelectionTimeoutMS: CONNECT_MS,
    });
    return new MongoRawStore(client, config.database);
  }
  return new PostgresRawStore(
    createKnex({
      client: 'pg',
      connection: {
        connectionString: config.connection,
        application_name: 'raw-store',
        connectionTimeoutMillis: CONNECT_MS,
      },
      pool: { min: 0, max: 8 },
      // Knex throws what it would print here as well.
      log: { warn: () => {} },
    }),
  );
};
