import {
  Change,
  ImportCell,
  ImportRow,
  RefKind,
  RowOutcome,
} from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { KINDS } from '../entities/kinds';
import { ComparedRow } from './compareRow';

interface RowRecord {
  seq: number;
  line: number | null;
  outcome: RowOutcome;
  entity_id: string | null;
  label: string;
  score: number | null;
  reason: ImportRow['reason'];
  cells: ImportCell[];
}

export interface RowQuery {
  outcome?: RowOutcome;
  cell?: ImportCell['outcome'];
  limit: number;
  /** Those after this one. */
  after?: number;
}

const toRow = ({ entity_id: id, ...row }: RowRecord): ImportRow => ({
  ...row,
  id,
});

/** The table `ref_import_row`. */
export class ImportRowStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Adds rows after those it has. */
  async add(id: string, first: number, rows: ComparedRow[]): Promise<void> {
    const { number }: { number: string } = await this.#db('ref_import')
      .where({ id })
      .first('number');
    const records = rows.map((row, index) => ({
      import: number,
      seq: first + index,
      line: row.line,
      outcome: row.outcome,
      entity_id: row.id ?? null,
      label: row.label,
      score: row.score ?? null,
      reason: row.reason ?? null,
      cells: row.cells,
      cell_outcomes: row.cells.map(({ outcome }) => outcome),
      said: row.said,
      changes: row.changes,
    }));
    await this.#db.raw(
      'insert into ref_import_row select * from jsonb_populate_recordset(null::ref_import_row, ?::jsonb)',
      [JSON.stringify(records)],
    );
  }

  /** Rows that differ, in the order of the file; orphans come last. */
  async page(
    id: string,
    { outcome, cell, limit, after = 0 }: RowQuery,
  ): Promise<ImportRow[]> {
    const rows: RowRecord[] = await this.#db('ref_import_row as r')
      .join('ref_import as i', 'i.number', 'r.import')
      .where('i.id', id)
      .where('r.seq', '>', after)
      .whereRaw(`(r.outcome <> 'match' or r.cell_outcomes <> '{}')`)
      .modify(q => {
        if (outcome) q.where('r.outcome', outcome);
        if (cell) q.whereRaw('? = any(r.cell_outcomes)', [cell]);
      })
      .orderBy('r.seq')
      .limit(limit)
      .select('r.seq', 'r.line', 'r.outcome', 'r.entity_id', 'r.label')
      .select('r.score', 'r.reason', 'r.cells');
    return rows.map(toRow);
  }

  /** The changes of rows without a refused cell, in the order of the file. */
  async changes(id: string, outcomes: RowOutcome[]) {
    const rows: { seq: number; changes: Change[] }[] = await this.#db(
      'ref_import_row as r',
    )
      .join('ref_import as i', 'i.number', 'r.import')
      .where('i.id', id)
      .whereIn('r.outcome', outcomes)
      .whereRaw(`not 'refused' = any(r.cell_outcomes)`)
      .whereRaw(`r.changes <> '[]'`)
      .orderBy('r.seq')
      .select('r.seq', 'r.changes');
    return rows;
  }

  /** What rows would change, and others have changed since it was compared: some of it. */
  async changedSince(id: string, kind: RefKind, limit: number) {
    const { rows }: { rows: { id: string }[] } = await this.#db.raw(
      `select distinct r.entity_id as id
       from ref_import i
       join ref_import_row r on r.import = i.number
       join :table: e on e.id = r.entity_id
       where i.id = :id and r.changes <> '[]' and not 'refused' = any(r.cell_outcomes)
         and (lower(e.known) > i.created_at or upper(e.known) > i.created_at)
       order by id limit :limit`,
      { id, limit, table: KINDS[kind].table },
    );
    return rows.map(row => row.id);
  }

  /** Adds refused cells to rows, which are drafted no more. */
  async refuse(id: string, cells: Map<number, ImportCell[]>): Promise<void> {
    if (cells.size === 0) return;
    const given = [...cells].map(([seq, refused]) => ({ seq, cells: refused }));
    await this.#db.raw(
      `update ref_import_row r
       set cells = r.cells || s.cells,
         cell_outcomes = r.cell_outcomes || array_fill('refused'::text, array[jsonb_array_length(s.cells)]),
         changes = '[]'
       from jsonb_to_recordset(?::jsonb) as s (seq integer, cells jsonb), ref_import i
       where i.id = ? and r.import = i.number and r.seq = s.seq`,
      [JSON.stringify(given), id],
    );
  }
}
