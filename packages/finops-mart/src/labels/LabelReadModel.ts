import { Knex } from 'knex';
import { LabelDimension } from './LabelStore';

interface Row {
  key: string;
  label: string;
}

/** Names of keys. */
export class LabelReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * Names of all keys of a dimension in these runs, and of those that only restatements have. Where
   * runs differ, the name of the latest month wins, regardless of filters.
   */
  async names(
    dimension: LabelDimension,
    runIds: readonly string[],
  ): Promise<Map<string, string>> {
    const rows: Row[] = await this.#db('cost_label as l')
      .distinctOn('l.key')
      .select('l.key', 'l.label')
      .join('cost_run as r', 'r.run_id', 'l.run_id')
      .where('l.dimension', dimension)
      .whereIn('l.run_id', [...runIds])
      .orderBy(['l.key', { column: 'r.period', order: 'desc' }]);
    const restated: Row[] = await this.#db('restatement_label as l')
      .distinctOn('l.key')
      .select('l.key', 'l.label')
      .where('l.dimension', dimension)
      .orderBy(['l.key', { column: 'l.period', order: 'desc' }]);
    return new Map(
      [...restated, ...rows].map(({ key, label }) => [key, label]),
    );
  }
}
