import { Knex } from 'knex';
import { AuditChain } from './AuditChain';
import { AuditKeys } from './AuditKeys';
import {
  AuditRecord,
  AuditRow,
  AuditTable,
  fieldsOf,
  genesisOf,
  Link,
  readRows,
  recordOf,
  sealAll,
} from './AuditTable';
import { AuditTrail } from './AuditTrail';
import { CHAIN_KIND } from './forks';
import { verifyChain } from './hashChain';

/** The rows as they were hashed before there were keys. */
async function* hashedRows(db: Knex, table: AuditTable) {
  for await (const rows of readRows(db, table))
    for (const row of rows)
      yield {
        seq: Number(row.seq),
        previousHash: row.previous_hash ?? '',
        hash: row.hash ?? '',
        entry: table.legacy(fieldsOf(table, row)),
      };
}

const write = (db: Knex, { name }: AuditTable, rows: object[]) =>
  db.raw(
    `update ?? as a
     set canonical = s.canonical, algorithm = s.algorithm, key_id = s.key_id, mac = s.mac
     from jsonb_to_recordset(?::jsonb)
       as s (seq bigint, canonical text, algorithm text, key_id text, mac text)
     where a.seq = s.seq`,
    [name, JSON.stringify(rows)],
  );

/** A row keeps its number, also after one that is gone: the check then says so. */
const chainRow = (
  keys: AuditKeys,
  table: AuditTable,
  last: Link,
  row: AuditRow,
) => {
  const before = { seq: Number(row.seq) - 1, mac: last.mac };
  return sealAll(keys, before, [{ record: recordOf(table, row) }]);
};

/** Chains all rows where they are. */
const chainRows = async (db: Knex, table: AuditTable, keys: AuditKeys) => {
  let last: Link = genesisOf(table);
  let count = 0;
  for await (const rows of readRows(db, table)) {
    const written: object[] = [];
    for (const row of rows) {
      const sealed = chainRow(keys, table, last, row);
      written.push(...sealed.rows);
      last = sealed.last;
    }
    await write(db, table, written);
    count += rows.length;
  }
  return { count, last };
};

const isToBeChained = async (db: Knex, { name }: AuditTable) => {
  const first: { mac: string | null } | undefined = await db(name)
    .orderBy('seq')
    .first('mac');
  return first?.mac === null;
};

/**
 * Chains what an earlier release has kept, once: an audit that has a checkpoint was chained before. A record says how
 * far that goes, and whether the hashes of that release were intact.
 */
export const adoptRows = (
  db: Knex,
  table: AuditTable,
  chain: AuditChain,
): Promise<void> =>
  db.transaction(async trx => {
    const trail = new AuditTrail(trx, table);
    await trail.lock();
    if (!(await isToBeChained(trx, table))) return;
    if ((await chain.checkpoints().places()).length > 0) return;
    const hashes = await verifyChain(hashedRows(trx, table));
    await trx.raw('alter table ?? disable trigger append_only', [table.name]);
    const { count, last } = await chainRows(trx, table, chain.keys());
    await trx.raw('alter table ?? enable trigger append_only', [table.name]);
    const record: AuditRecord = {
      actor: table.chain,
      requestId: 'start',
      kind: CHAIN_KIND,
      entityId: table.chain,
      op: 'begin',
      reason: null,
      before: null,
      after: { rows: count, lastSeq: last.seq, hashes },
    };
    await trail.append([record]);
  });
