import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { withClient } from '@rosetta/launcher/postgres';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { secondsOf } from '../../measure';
import { MonitoringWorkspace } from '../MonitoringWorkspace';

export interface MonitoringBaseline {
  rawSeconds: number;
  factsSeconds: number;
}

const copyOut = (client: Client, sql: string, path: string) =>
  pipeline(
    client.query(copyTo(`copy (${sql}) to stdout`)),
    createWriteStream(path),
  );

const copyBack = (client: Client, table: string, path: string) =>
  secondsOf(() =>
    pipeline(
      createReadStream(path),
      client.query(copyFrom(`copy ${table} from stdin`)),
    ),
  );

/** Copies all rows of some tables into tables that have the keys and indexes of these. */
const copyTables = (
  url: string,
  folder: string,
  tables: readonly { name: string; order: string }[],
) =>
  withClient({ connectionString: url }, async client => {
    let seconds = 0;
    for (const { name, order } of tables) {
      const path = join(folder, `${name}.copy`);
      await copyOut(client, `select * from ${name} order by ${order}`, path);
      await client.query(
        `create table baseline_${name} (like ${name} including all)`,
      );
      seconds += await copyBack(client, `baseline_${name}`, path);
    }
    return seconds;
  });

/** What PostgreSQL alone takes for the same data: the least any ingestion could take. */
export const measureMonitoringBaseline = async ({
  stores: { url },
  folder,
}: MonitoringWorkspace): Promise<MonitoringBaseline> => ({
  rawSeconds: await copyTables(url.raw, folder, [
    { name: 'raw_record', order: 'import, file_row' },
  ]),
  factsSeconds: await copyTables(url.monitoring, folder, [
    { name: 'signal_hour', order: 'hour, run_id, application_id' },
    { name: 'signal_minute', order: 'hour, run_id, application_id' },
  ]),
});
