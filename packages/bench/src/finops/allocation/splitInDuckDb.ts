import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { withClient } from '@rosetta/launcher/postgres';
import { to as copyTo } from 'pg-copy-streams';
import { secondsOf } from '../../measure';
import { DIFFERENCES, POOLS, SHARES, WEIGHTS } from './duckdbSql';

/** Loaded when it is needed: the other measurements don't. */
const loadEngine = (): typeof import('@duckdb/node-api') =>
  require('@duckdb/node-api');

/** Whole quanta, which both sides can read without loss. */
const quanta = (column: string) =>
  `(coalesce(${column}, 0) * 1e12)::numeric(38, 0) as ${column}`;
const MEASURES = ['billed', 'effective', 'list', 'contracted'];
const AMOUNTS = MEASURES.map(quanta).join(', ');
const AMOUNT_COLUMNS = MEASURES.map(name => `'${name}': 'hugeint'`).join(', ');

const FACTS = `select pool_id, application_id, charge_category, ${AMOUNTS} from charge`;
const PUBLISHED = `select pool_id, application_id, ${AMOUNTS} from cost_pool_share`;

interface Source {
  url: string;
  folder: string;
  runId: string;
}

/** Loads rows of a run as PostgreSQL has them, before the clock runs. */
const load = async (
  connection: DuckDBConnection,
  { url, folder, runId }: Source,
  { table, select, texts }: { table: string; select: string; texts: string[] },
) => {
  const path = join(folder, `${table}.csv`);
  await withClient({ connectionString: url }, client =>
    pipeline(
      client.query(
        copyTo(
          `copy (${select} where run_id = ${client.escapeLiteral(runId)}) to stdout (format csv)`,
        ),
      ),
      createWriteStream(path),
    ),
  ); // prettier-ignore
  const columns = [
    ...texts.map(name => `'${name}': 'varchar'`),
    AMOUNT_COLUMNS,
  ].join(', ');
  await connection.run(
    `create table ${table} as select * from read_csv($1, header = false, columns = {${columns}})`,
    [path],
  );
};

const numberOf = async (connection: DuckDBConnection, sql: string) =>
  Number((await connection.runAndReadAll(sql)).getRows()[0][0]);

const splitAndCompare = async (
  connection: DuckDBConnection,
  source: Source,
) => {
  await load(connection, source, {
    table: 'charge',
    select: FACTS,
    texts: ['pool_id', 'application_id', 'charge_category'],
  });
  await load(connection, source, {
    table: 'published',
    select: PUBLISHED,
    texts: ['pool_id', 'application_id'],
  });
  const seconds = await secondsOf(async () => {
    for (const statement of [POOLS, WEIGHTS, SHARES])
      await connection.run(statement);
  });
  const differences = await numberOf(connection, DIFFERENCES);
  if (differences > 0)
    throw new Error(`DuckDB splits otherwise: ${differences} shares differ`);
  const pools = await numberOf(connection, 'select count(*) from pool');
  const shares = await numberOf(connection, 'select count(*) from share');
  return { seconds, pools, shares };
};

/**
 * DuckDB makes the same pools and shares of the same facts, with all processors.
 * @throws Error unless every share is the same, to the last digit
 */
export const splitInDuckDb = async (source: Source) => {
  const instance = await loadEngine().DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    return await splitAndCompare(connection, source);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
};
