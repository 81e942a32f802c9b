import { NotFoundError } from '@backstage/errors';
import {
  CELL_OUTCOMES,
  Import,
  ImportCell,
  OPEN_STATES,
  ROW_OUTCOMES,
  RefKind,
  RowOutcome,
} from '@rosetta/contracts/ref';
import { Knex } from 'knex';

interface ImportRecord {
  number: string;
  id: string;
  kind: RefKind;
  format: Import['format'];
  source: string;
  name: string | null;
  author: string;
  state: Import['state'];
  error: string | null;
  effective_from: Date;
  created_at: Date;
  finished_at: Date | null;
  rows_total: number;
  rows_done: number;
  rows_same: number;
  cells_same: number;
  rows_hidden: number | null;
  landed_at: Date | null;
}

/** No comparison takes so long: its process has ended. */
const LOST_AFTER = '15 minutes';
const LOST = 'it ended before all rows were compared; import the file again';

const zeros = <K extends string>(names: readonly K[]) =>
  Object.fromEntries(names.map(name => [name, 0])) as Record<K, number>;

/** Reads imports, with how many rows and cells of each came to what. */
export class ImportReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  #imports() {
    return this.#db('ref_import as i').select<ImportRecord[]>(
      'i.*',
      this.#db.raw(
        `case when i.state = 'running' and i.created_at < now() - interval '${LOST_AFTER}'
           then 'failed' else i.state end as state`,
      ),
      this.#db.raw(
        `case when i.state = 'running' and i.created_at < now() - interval '${LOST_AFTER}'
           then ? else i.error end as error`,
        [LOST],
      ),
    );
  }

  async get(id: string): Promise<Import> {
    const record = await this.#imports().where('i.id', id).first();
    if (!record) throw new NotFoundError(`There is no import ${id}`);
    const [found] = await this.#withCounts([record as ImportRecord]);
    return found;
  }

  /** Newest first, with the start of the next page. */
  async list(limit: number, before?: string) {
    const records: ImportRecord[] = await this.#imports()
      .modify(q => before && q.where('i.number', '<', before))
      .orderBy('i.number', 'desc')
      .limit(limit + 1);
    const items = records.slice(0, limit);
    return {
      items: await this.#withCounts(items),
      next: records.length > limit ? items.at(-1)!.number : undefined,
    };
  }

  /** Open requests that other imports of the same content made. */
  async #carriers(numbers: string[]) {
    const rows: { number: string; id: string }[] = await this.#db(
      'ref_import as i',
    )
      .join('ref_import as o', 'o.content_hash', 'i.content_hash')
      .join('change_request as c', 'c.import', 'o.id')
      .whereIn('i.number', numbers)
      .whereRaw('o.number <> i.number and o.kind = i.kind and o.source = i.source')
      .whereIn('c.state', [...OPEN_STATES])
      .orderBy('c.number')
      .select('i.number', 'c.id');
    return rows;
  } // prettier-ignore

  async #withCounts(records: ImportRecord[]): Promise<Import[]> {
    const numbers = records.map(({ number }) => number);
    const rows: { import: string; outcome: RowOutcome; rows: string; refused: string; changes: string }[] =
      await this.#db('ref_import_row as r')
        .whereIn('r.import', numbers)
        .groupBy('r.import', 'r.outcome')
        .select('r.import', 'r.outcome')
        .select(this.#db.raw(`count(*) as rows, count(*) filter (where 'refused' = any(r.cell_outcomes)) as refused,
          coalesce(sum(jsonb_array_length(r.changes)), 0) as changes`)); // prettier-ignore
    const { rows: cells } = await this.#db.raw(
      `select r.import, c.outcome, count(*) as cells
       from ref_import_row r, unnest(r.cell_outcomes) as c (outcome)
       where r.import = any(?::bigint[]) group by r.import, c.outcome`,
      [numbers],
    );
    const requests: { id: string; import: string; changes: number }[] = await this.#db('change_request as c')
      .whereIn('c.import', records.map(({ id }) => id))
      .orderBy('c.number')
      .select('c.id', 'c.import', this.#db.raw('jsonb_array_length(c.changes) as changes')); // prettier-ignore
    const carriers = await this.#carriers(numbers);
    return records.map(record => {
      const own = rows.filter(row => row.import === record.number);
      const counts = {
        rows: zeros(ROW_OUTCOMES),
        cells: { ...zeros(CELL_OUTCOMES), same: record.cells_same },
        refusedRows: own.reduce((sum, row) => sum + Number(row.refused), 0),
        changes: own.filter(({ outcome }) => outcome !== 'probable').reduce((sum, row) => sum + Number(row.changes), 0), // prettier-ignore
      };
      for (const row of own) counts.rows[row.outcome] = Number(row.rows);
      for (const row of cells as { import: string; outcome: ImportCell['outcome']; cells: string }[])
        if (row.import === record.number) counts.cells[row.outcome] = Number(row.cells); // prettier-ignore
      return {
        id: record.id,
        kind: record.kind,
        format: record.format,
        source: record.source,
        name: record.name,
        author: record.author,
        state: record.state,
        error: record.error,
        createdAt: record.created_at.toISOString(),
        finishedAt: record.finished_at?.toISOString() ?? null,
        keptAt: record.landed_at?.toISOString() ?? null,
        rows: record.rows_total,
        rowsDone: record.rows_done,
        hiddenRows: record.rows_hidden,
        counts,
        requests: requests
          .filter(each => each.import === record.id)
          .map(({ id, changes }) => ({ id, changes })),
        carriedBy: carriers.flatMap(({ number, id }) => (number === record.number ? [id] : [])),
      };
    }); // prettier-ignore
  }
}
