import { configArgs } from '@rosetta/launcher/home';
import {
  DatabaseConfig,
  loadRosettaConfig,
  readConfig,
} from '@rosetta/service-kit';
import knex, { Knex } from 'knex';
import { z } from 'zod';

const Server = z.object({
  databases: z.object({ finops_db: DatabaseConfig }),
});

/** The server of the platform's own databases. */
export const configuredServer = async () => {
  const config = await loadRosettaConfig(['node', 'rosetta', ...configArgs()]);
  return readConfig(Server, config).databases.finops_db.connection;
};

/** Databases of a bench's own on a server, gone again afterwards. */
export interface BenchDatabases<Name extends string> {
  url: Record<Name, string>;
  drop(): Promise<void>;
}

/** Of this process: two benches on one server don't drop each other's. */
const databaseOf = (name: string) => `rosetta_bench_${name}_${process.pid}`;

const urlOf = (server: string, database: string) => {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.toString();
};

export const connect = (url: string): Knex =>
  knex({ client: 'pg', connection: url, pool: { min: 0, max: 4 } });

export const createDatabases = async <Name extends string>(
  serverUrl: string,
  names: readonly Name[],
): Promise<BenchDatabases<Name>> => {
  const server = connect(urlOf(serverUrl, 'postgres'));
  const drop = async () => {
    for (const name of names)
      await server.raw('drop database if exists ?? with (force)', [
        databaseOf(name),
      ]);
    await server.destroy();
  };
  try {
    for (const name of names)
      await server.raw('create database ??', [databaseOf(name)]);
  } catch (error) {
    await drop().catch(() => {});
    throw error;
  }
  return {
    url: Object.fromEntries(
      names.map(name => [name, urlOf(serverUrl, databaseOf(name))]),
    ) as Record<Name, string>,
    drop,
  };
};
