import { Import, RefKind } from '@rosetta/contracts/ref';
import { Knex } from 'knex';

export interface NewImport {
  kind: RefKind;
  format: Import['format'];
  source: string;
  name?: string;
  author: string;
  effectiveFrom: string;
  rows: number;
  /** Rows that its source did not give; undefined of a file. */
  hidden?: number;
  /** Of what its rows say. */
  contentHash: string;
}

/** The table `ref_import`. */
export class ImportStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async add({
    effectiveFrom,
    rows,
    hidden,
    contentHash,
    ...given
  }: NewImport): Promise<string> {
    const [{ id }] = await this.#db('ref_import')
      .insert({
        ...given,
        effective_from: effectiveFrom,
        rows_total: rows,
        rows_hidden: hidden,
        content_hash: contentHash,
      })
      .returning('id');
    return id;
  }

  /** Removes those that nobody looks at any more. */
  async prune(keptDays: number): Promise<void> {
    await this.#db('ref_import')
      .whereRaw(`created_at < now() - ? * interval '1 day'`, [keptDays])
      .delete();
  }

  /** Lets one transaction at a time draft it, and what has the same content. */
  async lock(id: string): Promise<void> {
    await this.#db('ref_import as i')
      .where('i.id', id)
      .orWhere('i.content_hash', this.#db('ref_import as s').where('s.id', id).select('s.content_hash'))
      .orderBy('i.number')
      .forUpdate()
      .select('i.id');
  } // prettier-ignore

  /** Counts rows that were compared, and their cells that are already as the référentiel has them. */
  async addProgress(id: string, done: number, same: number): Promise<void> {
    await this.#db('ref_import')
      .where({ id })
      .update({ rows_done: done })
      .increment('cells_same', same);
  }

  async finish(id: string, error?: string): Promise<void> {
    await this.#db('ref_import')
      .where({ id })
      .update({
        state: error === undefined ? 'done' : 'failed',
        error: error ?? null,
        finished_at: this.#db.raw('clock_timestamp()'),
      });
  }

  async setLanded(id: string): Promise<void> {
    await this.#db('ref_import')
      .where({ id })
      .update({ landed_at: this.#db.raw('clock_timestamp()') });
  }
}
