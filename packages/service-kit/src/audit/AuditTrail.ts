import { AuditEntry } from '@rosetta/contracts/audit';
import { Knex } from 'knex';
import { auditChainOf, behindError } from './AuditChain';
import {
  AuditRecord,
  AuditRow,
  AuditTable,
  fieldsOf,
  genesisOf,
  Link,
  sealAll,
  selectRows,
} from './AuditTable';
import { AuditUnavailableError } from './AuditUnavailableError';

export interface AuditPageQuery {
  limit: number;
  /** Entries before this one. */
  before?: number;
  /** Who made it, or agreed to it. */
  actor?: string;
  kind?: string;
  entityId?: string;
  from?: string;
  to?: string;
  /** The id of a request, or of a change request. */
  request?: string;
}

/** The greatest number of rows in one statement: what one of them holds is not known. */
const MAX_INSERTED_ROWS = 500;

const toEntry = (table: AuditTable, row: AuditRow): AuditEntry =>
  AuditEntry.parse({
    ...fieldsOf(table, row),
    seq: Number(row.seq),
    mac: row.mac,
    keyId: row.key_id,
  });

/** The append-only log of what people change in a domain, as a chain that shows what was altered. */
export class AuditTrail<Entry extends AuditRecord = AuditRecord> {
  readonly #db: Knex;
  readonly table: AuditTable;

  constructor(db: Knex, table: AuditTable) {
    this.#db = db;
    this.table = table;
  }

  /** Appends to the chain, in the transaction of the change. Others wait until it ends. */
  async append(records: readonly Entry[]): Promise<void> {
    if (records.length === 0) return;
    const chain = auditChainOf(this.#db, this.table);
    const keys = chain.keys();
    if (chain.behind) throw behindError(chain.behind);
    await this.lock();
    let last = await this.head();
    const { signed } = chain;
    if (signed && last.seq < signed.seq) throw behindError(signed);
    const at = await this.#now();
    for (let done = 0; done < records.length; done += MAX_INSERTED_ROWS) {
      const next = records
        .slice(done, done + MAX_INSERTED_ROWS)
        .map(given => this.#toRow({ at, ...given }));
      const sealed = sealAll(keys, last, next);
      await this.#insert(sealed.rows);
      last = sealed.last;
    }
  }

  /** Lets one writer append at a time, until its transaction ends. */
  async lock(): Promise<void> {
    await this.#db.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
      `audit of ${this.table.chain}`,
    ]);
  }

  /** The last row. */
  async head(): Promise<Link> {
    const last: { seq: string; mac: string | null } | undefined =
      await this.#db(this.table.name)
        .orderBy('seq', 'desc')
        .first('seq', 'mac');
    if (!last) return genesisOf(this.table);
    if (last.mac) return { seq: Number(last.seq), mac: last.mac };
    throw new AuditUnavailableError(
      'Nothing can be changed now: what the audit holds is not chained yet, which the service does when it starts; try again shortly',
      'AUDIT_NOT_CHAINED',
    );
  }

  /** Newest first. */
  async page(query: AuditPageQuery): Promise<AuditEntry[]> {
    const { limit, before, kind, entityId, from, to, actor, request } = query;
    const { actors, requests } = this.table;
    const oneOf = (columns: readonly string[], value: string) => (q: Knex) =>
      columns.forEach(column => (q as any).orWhere(`a.${column}`, value));
    const rows: AuditRow[] = await selectRows(this.#db, this.table)
      .modify(q => {
        if (before) q.where('a.seq', '<', before);
        if (kind) q.where('a.kind', kind);
        if (entityId) q.where('a.entity_id', entityId);
        if (from) q.where('a.at', '>=', from);
        if (to) q.where('a.at', '<', to);
        if (actor) q.where(oneOf(actors, actor) as any);
        if (request) q.where(oneOf(requests, request) as any);
      })
      .orderBy('a.seq', 'desc')
      .limit(limit);
    return rows.map(row => toEntry(this.table, row));
  }

  /** All fields of the table: null where a record has none. */
  #toRow(given: AuditRecord) {
    const fields = given as unknown as Record<string, unknown>;
    const { columns } = this.table;
    const all = Object.keys(columns).map(
      field => [field, fields[field] ?? null] as const,
    );
    return {
      record: Object.fromEntries(all),
      row: Object.fromEntries(
        all.map(([field, value]) => [columns[field], value]),
      ),
    };
  }

  async #insert(rows: object[]) {
    const { name } = this.table;
    await this.#db.raw(
      'insert into ?? select * from jsonb_populate_recordset(null::??, ?::jsonb)',
      [name, name, JSON.stringify(rows)],
    );
  }

  async #now(): Promise<string> {
    const { rows } = await this.#db.raw(
      `select date_trunc('milliseconds', clock_timestamp()) as at`,
    );
    return rows[0].at.toISOString();
  }
}
