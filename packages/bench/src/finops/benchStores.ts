import knex, { Knex } from 'knex';

/** Of this process: two benches on one server don't drop each other's. */
const DATABASES = {
  finops: `rosetta_bench_finops_${process.pid}`,
  raw: `rosetta_bench_raw_${process.pid}`,
} as const;

/** Databases of the bench's own on a server, gone again afterwards. */
export interface BenchStores {
  url: Record<keyof typeof DATABASES, string>;
  drop(): Promise<void>;
}

const urlOf = (server: string, database: string) => {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.toString();
};

export const connect = (url: string): Knex =>
  knex({ client: 'pg', connection: url, pool: { min: 0, max: 4 } });

const dropAll = async (server: Knex) => {
  for (const name of Object.values(DATABASES))
    await server.raw('drop database if exists ?? with (force)', [name]);
};

export const createBenchStores = async (
  serverUrl: string,
): Promise<BenchStores> => {
  const server = connect(urlOf(serverUrl, 'postgres'));
  const drop = async () => {
    await dropAll(server);
    await server.destroy();
  };
  try {
    for (const name of Object.values(DATABASES))
      await server.raw('create database ??', [name]);
  } catch (error) {
    await drop().catch(() => {});
    throw error;
  }
  return {
    url: {
      finops: urlOf(serverUrl, DATABASES.finops),
      raw: urlOf(serverUrl, DATABASES.raw),
    },
    drop,
  };
};
