import { createHash } from 'node:crypto';
import { RefKind } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { Segment } from '../entities/Entity';

/** One applied change of an entity: who, when, before and after. */
export interface AuditEntry {
  at: string;
  version: number;
  changeRequest: string;
  author: string;
  approver: string;
  requestId: string;
  kind: RefKind;
  entityId: string;
  op: 'create' | 'update' | 'delete';
  before: Segment[] | null;
  after: Segment[] | null;
}

/** The previous hash of the first row. */
export const GENESIS = '0'.repeat(64);

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  );
};

/** Hash of an entry and all before it. Keys are sorted, as jsonb does not keep their order. */
export const hashEntry = (
  previousHash: string,
  seq: number,
  entry: AuditEntry,
): string =>
  createHash('sha256')
    .update(JSON.stringify([previousHash, seq, sorted(entry)]))
    .digest('hex');

/** The append-only log of applied changes. */
export class AuditStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Appends rows to the hash chain. The caller holds the lock on versions. */
  async append(entries: AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const last: { seq: string; hash: string } | undefined = await this.#db(
      'ref_audit as a',
    )
      .orderBy('a.seq', 'desc')
      .first('a.seq', 'a.hash');
    let seq = Number(last?.seq ?? 0);
    let hash = last?.hash ?? GENESIS;
    const rows = entries.map(entry => {
      const previousHash = hash;
      seq += 1;
      hash = hashEntry(previousHash, seq, entry);
      return {
        seq,
        at: entry.at,
        version: entry.version,
        change_request: entry.changeRequest,
        author: entry.author,
        approver: entry.approver,
        request_id: entry.requestId,
        kind: entry.kind,
        entity_id: entry.entityId,
        op: entry.op,
        before: entry.before,
        after: entry.after,
        previous_hash: previousHash,
        hash,
      };
    });
    await this.#db.raw(
      'insert into ref_audit select * from jsonb_populate_recordset(null::ref_audit, ?::jsonb)',
      [JSON.stringify(rows)],
    );
  }
}
