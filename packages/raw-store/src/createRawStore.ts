import { PeriodsConfig } from '@rosetta/contracts/values';
import createKnex from 'knex';
import { MongoClient } from 'mongodb';
import { RawStoreConfig } from './config';
import { DEFAULT_LIMITS, ImportLimits } from './limits';
import { MongoRawStore } from './mongo/MongoRawStore';
import { PostgresRawStore } from './postgres/PostgresRawStore';
import { RawStore } from './RawStore';

/** How long a store may take to be there before it is said not to answer. */
const CONNECT_MS = 5_000;

/** The store that the configuration names. Connects on first use; `close` it. */
export const createRawStore = (
  config: RawStoreConfig,
  periods?: PeriodsConfig,
): RawStore => {
  const limits: ImportLimits = {
    ...config.limits,
    periods: periods ?? DEFAULT_LIMITS.periods,
  };
  if (config.kind === 'mongodb') {
    const client = new MongoClient(config.url, {
      appName: 'raw-store',
      serverSelectionTimeoutMS: CONNECT_MS,
    });
    return new MongoRawStore(client, config.database, limits);
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
    limits,
  );
};
