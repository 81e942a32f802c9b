import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { withClient } from '@rosetta/launcher/postgres';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { secondsOf } from '../../measure';
import { BenchStores } from '../BenchWorkspace';
import { BILL_COLUMNS } from '../syntheticBill';

export interface Baseline {
  rawSeconds: number;
  factsSeconds: number;
}

const copyOut = (client: Client, sql: string, path: string) =>
  pipeline(
    client.query(copyTo(`copy (${sql}) to stdout (format csv)`)),
    createWriteStream(path),
  );

const copyBack = (client: Client, table: string, path: string) =>
  secondsOf(() =>
    pipeline(
      createReadStream(path),
      client.query(copyFrom(`copy ${table} from stdin (format csv)`)),
    ),
  );

const KEYS = 'dataset, id, rank, import, file_row, period, replace_key';

/** The same lines, a column each, with the keys of the raw store. */
const copyRaw = (url: string, path: string) =>
  withClient({ connectionString: url }, async client => {
    const columns = BILL_COLUMNS.map(
      name => `${client.escapeIdentifier(name)} text`,
    );
    await copyOut(
      client,
      `select ${KEYS}, line.*
       from raw_record, json_to_record(doc) as line (${columns.join(', ')})
       order by file_row`,
      path,
    );
    await client.query(`
      create table baseline_raw as select ${KEYS} from raw_record with no data;
      alter table baseline_raw ${columns
        .map(column => `add ${column}`)
        .join(', ')};
      alter table baseline_raw add primary key (dataset, id, rank);
      create unique index on baseline_raw (dataset, period, import, file_row)`);
    return copyBack(client, 'baseline_raw', path);
  });

/** The same facts, into a table that has its keys and indexes. */
const copyFacts = (url: string, path: string) =>
  withClient({ connectionString: url }, async client => {
    await copyOut(client, 'select * from charge order by raw_line', path);
    await client.query(
      'create table baseline_charge (like charge including all)',
    );
    return copyBack(client, 'baseline_charge', path);
  });

/** What PostgreSQL alone takes for the same data: the least any import could take. */
export const measureBaseline = async (
  { url }: BenchStores,
  folder: string,
): Promise<Baseline> => ({
  rawSeconds: await copyRaw(url.raw, join(folder, 'raw.copy.csv')),
  factsSeconds: await copyFacts(url.finops, join(folder, 'facts.copy.csv')),
});
