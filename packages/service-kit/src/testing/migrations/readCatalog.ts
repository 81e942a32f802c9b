import { Knex } from 'knex';

export interface Relation {
  oid: number;
  name: string;
  /** As PostgreSQL abbreviates them: `r` table, `p` partitioned table, `v` view. */
  kind: string;
  /** Another one after all its rows were written again. */
  file: number;
}

export interface Column {
  relation: number;
  no: number;
  name: string;
  type: string;
  required: boolean;
  /** It has a value where a statement gives none. */
  filled: boolean;
}

export interface Constraint {
  oid: number;
  relation: number;
  name: string;
  kind: 'c' | 'f' | 'n' | 'p' | 'u' | 'x' | 't';
  validated: boolean;
  columns: number[];
  index: number;
}

export interface Index {
  oid: number;
  relation: number;
  name: string;
  unique: boolean;
  valid: boolean;
  /** Another one after it was built again. */
  file: number;
  /** What it is on, without its name. */
  key: string;
  /** Made by the index of the partitioned table. */
  inherited: boolean;
}

interface Routine {
  oid: number;
  name: string;
  signature: string;
}

interface EnumType {
  oid: number;
  name: string;
  labels: string[];
}

export interface Catalog {
  relations: Relation[];
  columns: Column[];
  constraints: Constraint[];
  indexes: Index[];
  routines: Routine[];
  enums: EnumType[];
}

/** pg-boss migrates its own schema. */
const OURS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'pgboss')`;

const RELATIONS = `
  select c.oid::int, c.relname as name, c.relkind as kind, c.relfilenode::int as file
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and ${OURS}`;

const COLUMNS = `
  select a.attrelid::int as relation, a.attnum::int as no, a.attname as name,
    format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as required,
    (a.atthasdef or a.attidentity <> '') as filled
  from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
  where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm') and ${OURS}`;

const CONSTRAINTS = `
  select k.oid::int, k.conrelid::int as relation, k.conname as name, k.contype as kind,
    k.convalidated as validated, coalesce(k.conkey, '{}')::int[] as columns, k.conindid::int as index
  from pg_constraint k join pg_namespace n on n.oid = k.connamespace
  where k.conrelid <> 0 and ${OURS}`;

const INDEXES = `
  select i.indexrelid::int as oid, i.indrelid::int as relation, c.relname as name,
    i.indisunique as unique, i.indisvalid as valid, c.relispartition as inherited,
    c.relfilenode::int as file, split_part(pg_get_indexdef(i.indexrelid), ' USING ', 2) as key
  from pg_index i
    join pg_class c on c.oid = i.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
  where ${OURS}`;

const ROUTINES = `
  select p.oid::int, p.proname as name,
    format('%s(%s) returns %s', p.proname, pg_get_function_identity_arguments(p.oid),
      coalesce(pg_get_function_result(p.oid), 'nothing')) as signature
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${OURS}`;

const ENUMS = `
  select t.oid::int, t.typname as name,
    array_agg(e.enumlabel::text order by e.enumsortorder) as labels
  from pg_enum e
    join pg_type t on t.oid = e.enumtypid
    join pg_namespace n on n.oid = t.typnamespace
  where ${OURS}
  group by t.oid, t.typname`;

/** What PostgreSQL itself knows of the tables of a database. */
export const readCatalog = async (db: Knex): Promise<Catalog> => {
  const read = async (sql: string) => (await db.raw(sql)).rows;
  return {
    relations: await read(RELATIONS),
    columns: await read(COLUMNS),
    constraints: await read(CONSTRAINTS),
    indexes: await read(INDEXES),
    routines: await read(ROUTINES),
    enums: await read(ENUMS),
  };
};
