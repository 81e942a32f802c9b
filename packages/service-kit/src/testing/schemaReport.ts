import { Knex } from 'knex';

interface TableRow {
  name: string;
  comment: string | null;
  partitioned: string | null;
}

/** Tables of these migrations, without what other packages keep in the same database. */
const TABLES = `
  select c.relname as name, obj_description(c.oid) as comment,
    pg_get_partkeydef(c.oid) as partitioned
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and c.relname = any(?)
  order by c.relname`;

const COLUMNS = `
  select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    a.attnotnull as required, col_description(a.attrelid, a.attnum) as comment
  from pg_attribute a
  where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
  order by a.attnum`;

const RULES = `
  select pg_get_constraintdef(oid) as text from pg_constraint
  where conrelid = ?::regclass and contype in ('c', 'f', 'p', 'u')
  union all
  select replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') from pg_index i
  where i.indrelid = ?::regclass and not i.indisprimary
  order by 1`;

interface ColumnRow {
  name: string;
  type: string;
  required: boolean;
  comment: string | null;
}

const toLine = ({ name, type, required, comment }: ColumnRow) =>
  [
    `${name} ${type}${required ? ' not null' : ''}`,
    ...(comment ? [`-- ${comment}`] : []),
  ].join('  ');

const describeTable = async (
  db: Knex,
  { name, comment, partitioned }: TableRow,
) => {
  const columns = await db.raw(COLUMNS, [name]);
  const rules = await db.raw(RULES, [name, name]);
  return [
    `## ${name}\n`,
    ...(comment ? [`${comment}\n`] : []),
    '```sql',
    ...columns.rows.map(toLine),
    ...rules.rows.map(({ text }: { text: string }) => text),
    ...(partitioned ? [`PARTITION BY ${partitioned}`] : []),
    '```\n',
  ].join('\n');
};

/**
 * The schema as Markdown, so that a review shows what a migration changes.
 * @param database - whose tables they are, for the title
 */
export const schemaReport = async (
  db: Knex,
  database: string,
  tables: string[],
) => {
  const { rows } = await db.raw(TABLES, [tables]);
  const parts = [`# Tables of ${database}\n`];
  for (const row of rows) parts.push(await describeTable(db, row));
  return parts.join('\n');
};
