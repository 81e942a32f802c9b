import { setTimeout as delay } from 'node:timers/promises';
import { ClientBase } from 'pg';
import { withClient } from '../postgres/withClient';
import { Task, TaskContext } from '../supervisor/types';
import { TaskOptions } from './taskOptions';

const POLL_MS = 500;
/** A file that can't be read must not keep everybody out. */
const MAX_WAIT_MS = 180_000;

export interface CatalogProgress {
  /** Entities that files and providers have named so far. */
  known: number;
  /** Of these, the ones that pages do not show yet. */
  pending: number;
}

/** Pages lack components until the catalog has read all of its files, so a start waits for it. */
export const catalogTask = ({
  ports,
  databasePassword,
}: TaskOptions): Task => ({
  name: 'catalog',
  title: 'Catalog',
  needs: ['backstage'],
  run: context =>
    withClient(
      {
        port: ports.postgres,
        password: databasePassword,
        database: 'backstage',
      },
      client => waitForCatalog(client, context),
    ),
});

async function waitForCatalog(
  client: ClientBase,
  { signal, progress }: TaskContext,
): Promise<string> {
  const end = Date.now() + MAX_WAIT_MS;
  for (;;) {
    const { known, pending } = await readCatalogProgress(client);
    if (known > 0 && pending === 0) return `${known} entities`;
    if (Date.now() > end)
      return `${pending} of ${known} entities are still to be read: their pages are missing for now`;
    progress(`${known - pending} of ${known} entities`);
    await delay(POLL_MS, undefined, { signal });
  }
}

/**
 * How far the catalog has come. What an entity names is stored together with it, so once nothing
 * is pending nothing more comes. An entity that was refused stays out, and is not waited for.
 */
export async function readCatalogProgress(
  client: Pick<ClientBase, 'query'>,
): Promise<CatalogProgress> {
  const { rows } = await client.query<CatalogProgress>(`
    select count(*)::int as known,
           count(*) filter (where shown.final_entity is null
                              and read.errors in ('', '[]'))::int as pending
      from catalog.refresh_state as read
      left join catalog.final_entities as shown on shown.entity_id = read.entity_id`);
  return rows[0];
}
