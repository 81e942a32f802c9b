import { Knex } from 'knex';

/** How far each source has been ingested, in a mart that has the table `landing_mark`. */
export class WatermarkStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The watermarks of a source, by scope: a project, an application or a bill there. */
  async of(source: string): Promise<Map<string, string>> {
    const rows = await this.#db('landing_mark')
      .where({ source })
      .select('scope', 'mark');
    return new Map(rows.map(({ scope, mark }) => [scope, mark]));
  }

  async save(source: string, watermarks: ReadonlyMap<string, string>) {
    const rows = [...watermarks].map(([scope, mark]) => ({
      source,
      scope,
      mark,
    }));
    if (rows.length === 0) return;
    await this.#db('landing_mark')
      .insert(rows)
      .onConflict(['source', 'scope'])
      .merge(['mark']);
  }
}
