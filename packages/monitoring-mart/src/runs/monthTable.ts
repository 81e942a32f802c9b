import { Knex } from 'knex';

const LOCK = 'monitoring-mart month';

/** Reads the catalog of PostgreSQL: `to_regclass` may still answer what it did before the lock. */
const exists = async (trx: Knex, table: string): Promise<boolean> => {
  const { rows } = await trx.raw(
    `select exists (
       select from pg_class where relname = ? and pg_table_is_visible(oid)
     ) as here`,
    [table],
  );
  return rows[0].here;
};

/**
 * Makes the table that a day's deployments go to, when it is the first of its month.
 * Attaching a table that was made aside stops no reader.
 */
export const ensureMonth = async (trx: Knex.Transaction, day: string) => {
  const month = day.slice(0, 7);
  const table = `deployment_${month.replace('-', '_')}`;
  if (await exists(trx, table)) return;
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [LOCK]);
  if (await exists(trx, table)) return;
  await trx.raw('create table ?? (like deployment including all)', [table]);
  const { rows } = await trx.raw(
    `select format(
       'alter table deployment attach partition %I for values from (%L) to (%L)',
       ?::text, ?::date, (?::date + interval '1 month')::date) as statement`,
    [table, `${month}-01`, `${month}-01`],
  );
  await trx.raw(rows[0].statement);
};
