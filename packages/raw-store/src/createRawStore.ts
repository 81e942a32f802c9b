import { RawStoreConfig } from './config';
import { MongoRawStore } from './mongo/MongoRawStore';
import { PostgresRawStore } from './postgres/PostgresRawStore';
import { RawStore } from './RawStore';

/** The store that the configuration names. Connects on first use; `close` it. */
export const createRawStore = (config: RawStoreConfig): RawStore =>
  config.kind === 'mongodb'
    ? new MongoRawStore(config.url, config.database)
    : new PostgresRawStore(config.connection);
