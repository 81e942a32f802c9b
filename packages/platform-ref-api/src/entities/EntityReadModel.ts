import { NotFoundError } from '@backstage/errors';
import { RefKind } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { AsOf, whereAsOf } from './asOf';
import { VALIDITY_COLUMNS, fieldsOf } from './EntityStore';
import { KINDS } from './kinds';

export interface ListedEntities extends AsOf {
  /** Field → value. */
  where: Record<string, string | undefined>;
  limit: number;
  after?: [id: string, rowId: string];
}

type Row = Record<string, unknown> & {
  id: string;
  version: number;
  row_id: string;
  valid_from: Date | null;
  valid_to: Date | null;
};

/** One kind, as a reader sees it: as it was valid then, as was known then. */
export class EntityReadModel {
  readonly #db: Knex;
  readonly #kind: RefKind;

  constructor(db: Knex, kind: RefKind) {
    this.#db = db;
    this.#kind = kind;
  }

  #asOf(asOf: AsOf) {
    const { table, columns } = KINDS[this.#kind];
    return this.#db(`${table} as e`)
      .modify(whereAsOf('e', asOf))
      .select(['e.id', 'e.version', 'e.row_id'])
      .select(Object.values(columns).map(column => `e.${column}`))
      .select(VALIDITY_COLUMNS.map(column => this.#db.raw(column)));
  }

  #toAnswer(row: Row) {
    return {
      id: row.id,
      version: row.version,
      validFrom: row.valid_from?.toISOString() ?? null,
      validTo: row.valid_to?.toISOString() ?? null,
      ...fieldsOf(this.#kind, row),
    };
  }

  async get(id: string, asOf: AsOf) {
    const row: Row | undefined = await this.#asOf(asOf)
      .where('e.id', id)
      .first();
    if (!row) throw new NotFoundError(`There is no ${this.#kind} ${id} then`);
    return this.#toAnswer(row);
  }

  async among(ids: string[], asOf: AsOf) {
    const rows: Row[] = await this.#asOf(asOf)
      .whereRaw('e.id = any(?::text[])', [ids])
      .orderBy('e.id');
    return rows.map(row => this.#toAnswer(row));
  }

  /** By id, and by time where an entity differs in time; and where the next page begins. */
  async list({ where, limit, after, ...asOf }: ListedEntities) {
    const { columns } = KINDS[this.#kind];
    const rows: Row[] = await this.#asOf(asOf)
      .modify(q => {
        for (const [field, value] of Object.entries(where))
          if (value !== undefined) q.where(`e.${columns[field]}`, value);
        if (after) q.whereRaw('(e.id, e.row_id) > (?, ?::bigint)', after);
      })
      .orderBy(['e.id', 'e.row_id'])
      .limit(limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(row => this.#toAnswer(row)),
      next:
        rows.length > limit
          ? ([last!.id, last!.row_id] as [string, string])
          : undefined,
    };
  }
}
