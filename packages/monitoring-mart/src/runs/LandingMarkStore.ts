import { Knex } from 'knex';

/** How far each live source has been landed. */
export class LandingMarkStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The marks of a source, by scope: a project, or an application there. */
  async of(source: string): Promise<Map<string, string>> {
    const rows = await this.#db('landing_mark')
      .where({ source })
      .select('scope', 'mark');
    return new Map(rows.map(({ scope, mark }) => [scope, mark]));
  }

  async save(source: string, marks: ReadonlyMap<string, string>) {
    const rows = [...marks].map(([scope, mark]) => ({ source, scope, mark }));
    if (rows.length === 0) return;
    await this.#db('landing_mark')
      .insert(rows)
      .onConflict(['source', 'scope'])
      .merge(['mark']);
  }
}
