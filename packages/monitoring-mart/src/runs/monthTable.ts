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
 * Makes the table that the rows of a day go to, when it is the first of its month.
 * Attaching a table that was made aside stops no reader.
 */
export const ensureMonthOf = async (
  trx: Knex.Transaction,
  parent: string,
  day: string,
) => {
  const month = day.slice(0, 7);
  const table = `${parent}_${month.replace('-', '_')}`;
  if (await exists(trx, table)) return;
  await trx.raw('select pg_advisory_xact_lock(hashtext(?))', [LOCK]);
  if (await exists(trx, table)) return;
  await trx.raw('create table ?? (like ?? including all)', [table, parent]);
  // The bounds are dates, or midnights UTC, as the key of the parent is.
  const { rows } = await trx.raw(
    `select format(
       'alter table %I attach partition %I for values from (%L) to (%L)',
       ?::text, ?::text, ? || bound.zone, to_char(?::date + interval '1 month', 'YYYY-MM-DD') || bound.zone) as statement
     from (select case data_type when 'date' then '' else ' 00:00:00+00' end as zone
       from information_schema.columns
       where table_schema = current_schema() and table_name = ? and ordinal_position = 1) bound`,
    [parent, table, `${month}-01`, `${month}-01`, parent],
  );
  await trx.raw(rows[0].statement);
};

/** Makes the table that a day's deployments go to. */
export const ensureMonth = (trx: Knex.Transaction, day: string) =>
  ensureMonthOf(trx, 'deployment', day);
