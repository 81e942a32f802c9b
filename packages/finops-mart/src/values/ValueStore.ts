import { Knex } from 'knex';

/** What people keep one value of each of: every change is a row, and the last one of a key stands. */
export interface ValueTable<Key> {
  name: string;
  /** The columns that say what a value is of. */
  key: readonly (keyof Key & string)[];
  value: string;
  /** Only rows with these, where others are not of the same list. */
  scope?: Record<string, string>;
  /** Whether each change keeps why. */
  keepsReasons?: boolean;
}

/** A key with what it is to have from now on; null removes it. */
export type ValueToSet<Key> = Key & { after: string | null };

/** Writes a table of values. */
export class ValueStore<Key extends Record<keyof Key, string>> {
  readonly #db: Knex;
  readonly #table: ValueTable<Key>;

  constructor(db: Knex, table: ValueTable<Key>) {
    this.#db = db;
    this.#table = table;
  }

  /** Prevents others from changing values until the transaction ends. Readers are not blocked. */
  async lock(): Promise<void> {
    await this.#db.raw('lock table ?? in share row exclusive mode', [
      this.#table.name,
    ]);
  }

  /** The number of the last change; 0 before the first one. */
  async revision(): Promise<number> {
    const row = await this.#rows().max('v.change_no as revision').first();
    return Number(row?.revision ?? 0);
  }

  /** The values that stand, in the order of their keys; null where there is none. */
  async values(keys: readonly Key[]): Promise<(string | null)[]> {
    const { key, value } = this.#table;
    const last = this.#rows()
      .select(this.#db.raw('trim_scale(??)::text', [`v.${value}`]))
      .modify(query => {
        for (const column of key)
          query.whereRaw('?? = ??', [`v.${column}`, `k.${column}`]);
      })
      .orderBy('v.change_no', 'desc')
      .limit(1);
    const [arrays, names] = ['?::text[]', '??'].map(each =>
      key.map(() => each).join(', '),
    );
    const rows: { value: string | null }[] = await this.#db
      .from(
        this.#db.raw(`unnest(${arrays}) with ordinality as k (${names}, at)`, [
          ...key.map(column => keys.map(each => each[column])),
          ...key,
        ]),
      )
      .select(last.as('value'))
      .orderBy('k.at');
    return rows.map(row => row.value);
  }

  /**
   * Adds changes. Call it under the lock.
   * @param reason - of all of them
   */
  async add(
    by: string,
    changes: readonly ValueToSet<Key>[],
    reason: string | null = null,
  ): Promise<void> {
    const { name, key, value, scope, keepsReasons } = this.#table;
    await this.#db.batchInsert(
      name,
      changes.map(change => ({
        ...scope,
        ...Object.fromEntries(key.map(column => [column, change[column]])),
        [value]: change.after,
        updated_at: this.#db.raw('clock_timestamp()'),
        updated_by: by,
        ...(keepsReasons && { reason }),
      })),
    );
  }

  #rows() {
    const { name, scope = {} } = this.#table;
    return this.#db(`${name} as v`).modify(query => {
      for (const [column, only] of Object.entries(scope))
        query.where(`v.${column}`, only);
    });
  }
}
