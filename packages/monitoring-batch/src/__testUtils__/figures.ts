import { Knex } from 'knex';

/** What readers see, without the ids of the runs. */
export const readFigures = async (db: Knex) => {
  const rows = await db('published_deployment').orderBy([
    'finished_at',
    'source',
    'project',
    'external_id',
  ]);
  return rows.map(({ run_id: _, ...row }) => row);
};
