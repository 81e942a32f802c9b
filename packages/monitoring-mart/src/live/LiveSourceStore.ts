import { Knex } from 'knex';

/** What a source said last. */
export interface LiveSourceAnswer {
  asOf: Date;
  items: readonly unknown[];
}

/** What each live source said last, for the process that starts next. */
export class LiveSourceStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async of(source: string): Promise<LiveSourceAnswer | undefined> {
    const row = await this.#db('live_source')
      .where({ source })
      .first('as_of', 'items');
    return row && { asOf: row.as_of, items: row.items };
  }

  /** Of several processes the one that heard it last is right. */
  async save(source: string, { asOf, items }: LiveSourceAnswer) {
    await this.#db('live_source')
      .insert({ source, as_of: asOf, items: JSON.stringify(items) })
      .onConflict('source')
      .merge()
      .where('live_source.as_of', '<', asOf);
  }
}
