import { Knex } from 'knex';

/** The last items of a live source. */
export interface LiveSourceSnapshot {
  asOf: Date;
  items: readonly unknown[];
}

/** Keeps the last items of each live source for the next process that starts. */
export class LiveSourceStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async of(source: string): Promise<LiveSourceSnapshot | undefined> {
    const row = await this.#db('live_source')
      .where({ source })
      .first('as_of', 'items');
    return row && { asOf: row.as_of, items: row.items };
  }

  /** Of several processes the latest snapshot wins. */
  async save(source: string, { asOf, items }: LiveSourceSnapshot) {
    await this.#db('live_source')
      .insert({ source, as_of: asOf, items: JSON.stringify(items) })
      .onConflict('source')
      .merge()
      .where('live_source.as_of', '<', asOf);
  }
}
