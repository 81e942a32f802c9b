import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';

/** Publishes what a run wrote. */
export const publish = async (
  trx: Knex,
  job: string,
  id: string,
  day: string,
) => {
  await trx('publication')
    .where({ period: day, job })
    .update({ current: false });
  await trx('publication').insert({
    run_id: id,
    job,
    period: day,
    current: true,
  });
};

/** Adds a run that succeeded. */
export const insertRun = async (db: Knex, job: string, period: string) => {
  const id = randomUUID();
  await db('run').insert({
    ...{ id, job, period },
    mode: 'run',
    state: 'succeeded',
    requested_by: 'a test',
    reason: 'a test',
    finished_at: db.fn.now(),
  });
  return id;
};
