import { AuditEntry } from '@rosetta/contracts/audit';
import { Knex } from 'knex';
import { ChainCheck, ChainLink, linkEntries, verifyChain } from './hashChain';

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
}

export interface AuditPageQuery {
  limit: number;
  /** Entries before this one. */
  before?: number;
  kind?: string;
  entityId?: string;
}

interface AuditRow {
  seq: string;
  at: Date;
  actor: string;
  request_id: string;
  kind: string;
  entity_id: string;
  op: string;
  reason: string | null;
  before: unknown;
  after: unknown;
  previous_hash: string;
  hash: string;
}

const COLUMNS = [
  'seq',
  'at',
  'actor',
  'request_id',
  'kind',
  'entity_id',
  'op',
  'reason',
  'before',
  'after',
  'previous_hash',
  'hash',
];

const PAGE = 1_000;

/** Null is SQL's, not JSON's. */
const toJson = (value: unknown) =>
  value === null || value === undefined ? null : JSON.stringify(value);

const toRecord = (row: AuditRow) => ({
  at: row.at.toISOString(),
  actor: row.actor,
  requestId: row.request_id,
  kind: row.kind,
  entityId: row.entity_id,
  op: row.op,
  reason: row.reason,
  before: row.before,
  after: row.after,
});

const toEntry = (row: AuditRow): AuditEntry => ({
  seq: Number(row.seq),
  ...toRecord(row),
  hash: row.hash,
});

const toLink = (row: AuditRow): ChainLink & { entry: object } => ({
  seq: Number(row.seq),
  previousHash: row.previous_hash,
  hash: row.hash,
  entry: toRecord(row),
});

/**
 * The append-only log of what people change in a domain, as a hash chain. The table is the
 * domain's own; `packages/finops-mart/migrations` has the model of one.
 */
export class AuditTrail {
  readonly #db: Knex;
  readonly #table: string;

  constructor(db: Knex, table: string) {
    this.#db = db;
    this.#table = table;
  }

  /** Appends to the chain, in the transaction of the change. Others wait until it ends. */
  async append(records: readonly AuditRecord[]): Promise<void> {
    await this.#db.raw('lock table ?? in share row exclusive mode', [
      this.#table,
    ]);
    const last: AuditRow | undefined = await this.#db(this.#table)
      .orderBy('seq', 'desc')
      .first('seq', 'hash');
    const at = await this.#now();
    const links = linkEntries(
      last && { seq: Number(last.seq), hash: last.hash },
      records.map(record => ({ at, ...record })),
    );
    for (const { seq, previousHash, hash, entry } of links)
      await this.#db(this.#table).insert({
        seq,
        at: entry.at,
        actor: entry.actor,
        request_id: entry.requestId,
        kind: entry.kind,
        entity_id: entry.entityId,
        op: entry.op,
        reason: entry.reason,
        before: toJson(entry.before),
        after: toJson(entry.after),
        previous_hash: previousHash,
        hash,
      });
  }

  /** Newest first. */
  async page(query: AuditPageQuery): Promise<AuditEntry[]> {
    const { limit, before, kind, entityId } = query;
    const rows: AuditRow[] = await this.#db(this.#table)
      .select(COLUMNS)
      .modify(q => {
        if (before) q.where('seq', '<', before);
        if (kind) q.where('kind', kind);
        if (entityId) q.where('entity_id', entityId);
      })
      .orderBy('seq', 'desc')
      .limit(limit);
    return rows.map(toEntry);
  }

  /** Whether the chain is as it was written. */
  verify(): Promise<ChainCheck> {
    return verifyChain(this.#links());
  }

  async *#links() {
    let after = '0';
    for (;;) {
      const rows: AuditRow[] = await this.#db(this.#table)
        .select(COLUMNS)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(PAGE);
      for (const row of rows) yield toLink(row);
      if (rows.length < PAGE) return;
      after = rows.at(-1)!.seq;
    }
  }

  async #now(): Promise<string> {
    const { rows } = await this.#db.raw(
      `select date_trunc('milliseconds', clock_timestamp()) as at`,
    );
    return rows[0].at.toISOString();
  }
}
