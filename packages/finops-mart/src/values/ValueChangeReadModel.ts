import { Knex } from 'knex';
import { ValueTable } from './ValueStore';

/** A value before and after somebody changed it. */
export type StoredChange<Key> = Key & {
  /** Later changes have higher numbers. */
  changeNo: number;
  /** Null where there was none. */
  before: string | null;
  /** Null where it was removed. */
  after: string | null;
  reason: string | null;
  updatedBy: string;
  updatedAt: string;
};

type ChangeRow<Key> = Key & {
  change_no: string;
  before: string | null;
  after: string | null;
  reason: string | null;
  updated_by: string;
  updated_at: Date;
};

/** Reads who changed values of a table that keeps the reasons. */
export class ValueChangeReadModel<Key extends Record<keyof Key, string>> {
  readonly #db: Knex;
  readonly #table: ValueTable<Key>;

  constructor(db: Knex, table: ValueTable<Key>) {
    this.#db = db;
    this.#table = table;
  }

  /** Changes of the values that have a part of a key, newest first. */
  async page(
    filters: Partial<Key>,
    { after, limit }: { after?: { changeNo: number }; limit: number },
  ): Promise<StoredChange<Key>[]> {
    const rows: ChangeRow<Key>[] = await this.#db
      .from(this.#changes(filters).as('c'))
      .select('c.*')
      .modify(query => {
        if (after) query.where('c.change_no', '<', after.changeNo);
      })
      .orderBy('c.change_no', 'desc')
      .limit(limit);
    return rows.map(({ change_no, updated_by, updated_at, ...change }) => ({
      ...(change as unknown as Key & Pick<ChangeRow<Key>, 'before' | 'after' | 'reason'>),
      changeNo: Number(change_no),
      updatedBy: updated_by,
      updatedAt: updated_at.toISOString(),
    })); // prettier-ignore
  }

  #changes(filters: Partial<Key>) {
    const { name, key, value } = this.#table;
    const columns = key.map(column => `v.${column}`);
    return this.#db(`${name} as v`)
      .select(columns)
      .select('v.change_no', 'v.updated_by', 'v.updated_at', 'v.reason')
      .select({
        after: this.#db.raw('trim_scale(??)::text', [`v.${value}`]),
        before: this.#db.raw(
          `trim_scale(lag(??) over (
            partition by ${columns
              .map(() => '??')
              .join(', ')} order by v.change_no
          ))::text`,
          [`v.${value}`, ...columns],
        ),
      })
      .modify(query => {
        for (const column of key)
          if (filters[column] !== undefined)
            query.where(`v.${column}`, filters[column]);
      });
  }
}
