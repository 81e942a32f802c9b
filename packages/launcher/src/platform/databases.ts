import { Connection, withClient } from '../postgres/withClient';
import { DATABASES } from './startConfig';

/** Makes those that are not there yet; each service then migrates its own. */
export const createDatabases = (connection: Connection): Promise<string> =>
  withClient(connection, async client => {
    const { rows } = await client.query('select datname from pg_database');
    const there = new Set(rows.map(row => row.datname));
    const missing = DATABASES.filter(name => !there.has(name));
    for (const name of missing)
      await client.query(`create database ${client.escapeIdentifier(name)}`);
    return missing.length > 0 ? `${missing.length} made` : 'all there';
  });
