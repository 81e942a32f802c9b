import { Knex } from 'knex';
import { Logger } from 'pino';
import { DatabaseConfig } from '../config/sections';
import { Metrics } from '../metrics/createMetrics';

export interface DatabaseOptions {
  /** Labels metrics, messages and the connections that PostgreSQL lists. */
  name: string;
  logger: Logger;
  metrics?: Metrics;
}

export function createDatabase(
  _config: DatabaseConfig,
  _options: DatabaseOptions,
): Knex {
  throw new Error('not yet');
}
