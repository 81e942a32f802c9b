import { RefKind } from '@rosetta/contracts/ref';
import { linkEntries } from '@rosetta/service-kit';
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
    const links = linkEntries(
      last && { seq: Number(last.seq), hash: last.hash },
      entries,
    );
    const rows = links.map(({ seq, previousHash, hash, entry }) => ({
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
    }));
    await this.#db.raw(
      'insert into ref_audit select * from jsonb_populate_recordset(null::ref_audit, ?::jsonb)',
      [JSON.stringify(rows)],
    );
  }
}
