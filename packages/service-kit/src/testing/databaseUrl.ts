import { Knex } from 'knex';

/** The URL of the database that a test was given. */
export const databaseUrl = (db: Knex): string => {
  const { connection } = db.client.config;
  if (typeof connection === 'string') return connection;
  const { user, password, host, port, database, connectionString } = connection;
  if (connectionString) return connectionString;
  return `postgres://${user}:${password}@${host}:${port}/${database}`;
};
