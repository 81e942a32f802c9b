import { Knex } from 'knex';
import { decodePageCursor, describeRejection, toPage } from '../reading/paging';
import { Border, toSlices } from '../reading/slices';
import {
  QuarantinedRecord,
  RawAddress,
  RawDocument,
  RawPeriod,
} from '../RawStore';

export interface StoredDocument extends RawAddress {
  /** Hex. */
  id: string;
  rank: number;
  document: RawDocument;
}

interface QuarantineRow extends RawAddress {
  file: string;
  at: Date;
  problem: string;
  value: string | null;
  document: string;
}

const toQuarantined = ({
  problem,
  value,
  at,
  ...row
}: QuarantineRow): QuarantinedRecord => ({
  ...row,
  at: at.toISOString(),
  reason: describeRejection({ problem, value }),
});

/** Reads of one dataset's records. */
export class RawReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async periods(dataset: string): Promise<RawPeriod[]> {
    const { rows } = await this.#db.raw<{ rows: RawPeriod[] }>(
      `select period, max(import) as version,
         sum(landed - superseded + revived)::integer as records
       from raw_change where dataset = ? group by period order by period`,
      [dataset],
    );
    return rows;
  }

  async versions(
    dataset: string,
    periods: readonly string[],
  ): Promise<Map<string, number>> {
    const versions = new Map(periods.map(period => [period, 0]));
    const rows: { period: string; version: number }[] = await this.#db(
      'raw_change',
    )
      .select('period')
      .max({ version: 'import' })
      .where({ dataset })
      .whereRaw('period = any(?)', [[...periods]])
      .groupBy('period');
    for (const { period, version } of rows) versions.set(period, version);
    return versions;
  }

  /** The last import that took records out of the window or put some back. */
  async lastRewrite(dataset: string, period: string): Promise<number> {
    const [{ last }] = await this.#db('raw_change')
      .max({ last: 'import' })
      .where({ dataset, period })
      .andWhereRaw('superseded + revived > 0');
    return last ?? 0;
  }

  /** One statement, so that the version is that of the records that were counted. */
  async slices(dataset: string, period: string, size: number) {
    const { rows } = await this.#db.raw<{
      rows: (Border & { version: number })[];
    }>(
      `select import, "row", n::integer, (
         select max(import) from raw_change where dataset = :dataset and period = :period
       ) as version
       from (
         select import, file_row as "row", row_number() over live as n,
           lead(import) over live is null as last
         from raw_record
         where dataset = :dataset and period = :period and superseded_by is null
         window live as (order by import, file_row)
       ) as numbered
       where last or n % :size in (0, 1)
       order by n`,
      { dataset, period, size },
    );
    return toSlices(rows, size, rows[0]?.version);
  }

  /** Live records after one address up to another, in order. */
  async between(
    dataset: string,
    period: string,
    range: { after: RawAddress; upTo: RawAddress },
    limit: number,
  ): Promise<StoredDocument[]> {
    const { after, upTo } = range;
    return this.#db('raw_record')
      .select({
        import: 'import',
        row: 'file_row',
        id: this.#db.raw(`encode(id, 'hex')`),
        rank: 'rank',
        document: 'doc',
      })
      .where({ dataset, period })
      .whereNull('superseded_by')
      .whereRaw('(import, file_row) > (?, ?)', [after.import, after.row])
      .whereRaw('(import, file_row) <= (?, ?)', [upTo.import, upTo.row])
      .orderBy(['import', 'file_row'])
      .limit(limit);
  }

  /** What the files of these imports were called. */
  async files(from: number, to: number): Promise<Map<number, string>> {
    const rows: { import: number; file: string }[] = await this.#db(
      'raw_import',
    )
      .select('import', 'file')
      .where('import', '>=', from)
      .andWhere('import', '<=', to);
    return new Map(rows.map(row => [row.import, row.file]));
  }

  /** The newest import's first. */
  async quarantine(dataset: string, limit: number, cursor?: string) {
    const after = decodePageCursor(dataset, cursor);
    const rows: QuarantineRow[] = await this.#db('raw_quarantine as q')
      .join('raw_import as i', 'i.import', 'q.import')
      .select('q.import', 'i.file', 'i.at', 'q.problem', 'q.value')
      .select({ row: 'q.file_row', document: this.#db.raw('q.doc::text') })
      .where('q.dataset', dataset)
      .modify(query => {
        if (after) {
          query.whereRaw('(-q.import, q.file_row) > (?, ?)', [
            -after.import,
            after.row,
          ]);
        }
      })
      .orderBy([{ column: 'q.import', order: 'desc' }, 'q.file_row'])
      .limit(limit + 1);
    return toPage(dataset, rows.map(toQuarantined), limit);
  }
}
