import { createHash } from 'node:crypto';
import { Knex } from 'knex';
import { readBatches } from '../http/readPage';
import { AuditKeys, ALGORITHM } from './AuditKeys';
import { canonicalize } from './canonicalize';

/** A change to be recorded. */
export interface AuditRecord {
  actor: string;
  requestId: string;
  kind: string;
  entityId: string;
  op: string;
  reason: string | null;
  before: unknown;
  after: unknown;
  /** When it was made; when it is recorded, where not said. */
  at?: string;
}

/** The table of a database that keeps its audit. `packages/finops-mart/migrations` has the model of one. */
export interface AuditTable {
  name: string;
  /** The database: a row of one chain is no row of another. */
  chain: string;
  /** The column of each field, besides those of the chain. */
  columns: Record<keyof AuditRecord, string> & Record<string, string>;
  /** The columns with who made a change, or agreed to it. */
  actors: readonly string[];
  /** The columns that say by which request. */
  requests: readonly string[];
  /** A record as it was hashed before there were keys. */
  legacy(record: Record<string, unknown>): object;
}

/** The columns that every audit has by these names. */
export const AUDIT_COLUMNS = {
  at: 'at',
  requestId: 'request_id',
  kind: 'kind',
  entityId: 'entity_id',
  op: 'op',
  reason: 'reason',
  before: 'before',
  after: 'after',
};

/** A row as it is stored: what it records, and how it is chained. */
export interface AuditRow {
  seq: string;
  canonical: string | null;
  algorithm: string | null;
  key_id: string | null;
  mac: string | null;
  previous_hash: string | null;
  hash: string | null;
  at: Date;
  [field: string]: unknown;
}

/** A place in a chain. */
export interface Link {
  seq: number;
  mac: string;
}

/** Before the first row: another one for each chain. */
export const genesisOf = ({ chain }: AuditTable): Link => ({
  seq: 0,
  mac: createHash('sha256').update(`rosetta audit of ${chain}`).digest('hex'),
});

/** What a row records, by field. */
export const fieldsOf = (
  { columns }: AuditTable,
  row: AuditRow,
): Record<string, unknown> => ({
  ...Object.fromEntries(
    Object.keys(columns).map(field => [field, row[field] ?? null]),
  ),
  at: row.at.toISOString(),
});

/** All of a row that is chained; one from before there were keys has its hashes too. */
export const recordOf = (
  table: AuditTable,
  row: AuditRow,
): Record<string, unknown> => ({
  ...fieldsOf(table, row),
  ...(row.hash !== null && {
    previousHash: row.previous_hash,
    hash: row.hash,
  }),
});

/** The text of a row that its MAC is of. */
export const canonicalOf = (
  seq: number,
  record: object,
  keyId: string,
  algorithm: string = ALGORITHM,
): string => canonicalize({ ...record, seq, algorithm, keyId });

/** Chains a record to the row before it, with the key of now. */
const seal = (keys: AuditKeys, previous: Link, record: object) => {
  const seq = previous.seq + 1;
  const { keyId } = keys;
  const canonical = canonicalOf(seq, record, keyId);
  const mac = keys.mac(keyId, previous.mac, canonical);
  return { seq, canonical, algorithm: ALGORITHM, key_id: keyId, mac };
};

/** Chains records one after the other, each with what else its row holds. */
export const sealAll = <T extends object>(
  keys: AuditKeys,
  last: Link,
  records: readonly { record: object; row?: T }[],
) => {
  let previous = last;
  const rows = records.map(({ record, row }) => {
    const { seq, mac, ...sealed } = seal(keys, previous, record);
    previous = { seq, mac };
    return { ...row, seq, mac, ...sealed };
  });
  return { rows, last: previous };
};

const CHAIN_COLUMNS = [
  'seq',
  'canonical',
  'algorithm',
  'key_id',
  'mac',
  'previous_hash',
  'hash',
] as const;

/** All rows of an audit, or those that a filter lets through; the caller orders them. */
export const selectRows = (db: Knex, { name, columns }: AuditTable) =>
  db(`${name} as a`).select(
    ...CHAIN_COLUMNS.map(column => `a.${column}`),
    Object.fromEntries(
      Object.entries(columns).map(([field, column]) => [field, `a.${column}`]),
    ),
  );

/** Rows per query when an audit is read as a whole: what one of them holds is not known. */
const AUDIT_BATCH = 1_000;

/** All rows in their order, batch by batch. */
export const readRows = (
  db: Knex,
  table: AuditTable,
): AsyncGenerator<AuditRow[]> =>
  readBatches<AuditRow>(
    async (after, limit) =>
      selectRows(db, table)
        .where('a.seq', '>', after?.seq ?? '0')
        .orderBy('a.seq')
        .limit(limit),
    AUDIT_BATCH,
  );
