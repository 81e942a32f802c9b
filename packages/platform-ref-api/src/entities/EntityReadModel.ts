import { NotFoundError } from '@backstage/errors';
import { RefKind } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { AsOf, whereAsOf } from './asOf';
import { VALIDITY_COLUMNS, toFields } from './EntityStore';
import { KINDS } from './kinds';

export interface EntityQuery extends AsOf {
  /** Field → value, or one of several. */
  where: Record<string, string | readonly string[] | undefined>;
  /** A part of the name or of the id. */
  search?: string;
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

/** The pattern of texts with a part, in lower case. */
const containing = (part: string) =>
  `%${part.toLocaleLowerCase('en-US').replace(/[\\%_]/g, '\\$&')}%`;

/** Reads entities of one kind, at a valid time and a known time. */
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

  #toItem(row: Row) {
    return {
      id: row.id,
      version: row.version,
      validFrom: row.valid_from?.toISOString() ?? null,
      validTo: row.valid_to?.toISOString() ?? null,
      ...toFields(this.#kind, row),
    };
  }

  async get(id: string, asOf: AsOf) {
    const row: Row | undefined = await this.#asOf(asOf)
      .where('e.id', id)
      .first();
    if (!row)
      throw new NotFoundError(
        `There is no ${this.#kind} ${id}${asOf.isNow ? '' : ' at that time'}`,
      );
    return this.#toItem(row);
  }

  async getMany(ids: string[], asOf: AsOf) {
    const rows: Row[] = await this.#asOf(asOf)
      .whereRaw('e.id = any(?::text[])', [ids])
      .orderBy('e.id');
    return rows.map(row => this.#toItem(row));
  }

  /** Those that refer to these entities only, such as the relations between them. */
  async getBetween(ids: string[], asOf: AsOf) {
    const { columns, references } = KINDS[this.#kind];
    const rows: Row[] = await this.#asOf(asOf)
      .modify(q => {
        for (const field of Object.keys(references))
          q.whereRaw('?? = any(?::text[])', [`e.${columns[field]}`, ids]);
      })
      .orderBy('e.id');
    return rows.map(row => this.#toItem(row));
  }

  /** Ordered by id and time, with the start of the next page. */
  async list({ where, search, limit, after, ...asOf }: EntityQuery) {
    const { columns } = KINDS[this.#kind];
    const rows: Row[] = await this.#asOf(asOf)
      .modify(q => {
        for (const [field, value] of Object.entries(where))
          if (value !== undefined)
            q.whereIn(`e.${columns[field]}`, [value].flat());
        if (search)
          q.whereRaw('(lower(e.name) like ? or e.id like ?)', [
            containing(search),
            containing(search),
          ]);
        if (after) q.whereRaw('(e.id, e.row_id) > (?, ?::bigint)', after);
      })
      .orderBy(['e.id', 'e.row_id'])
      .limit(limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(row => this.#toItem(row)),
      next:
        rows.length > limit
          ? ([last!.id, last!.row_id] as [string, string])
          : undefined,
    };
  }
}
