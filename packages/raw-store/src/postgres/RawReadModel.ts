import { Knex } from 'knex';
import {
  decodePageCursor,
  describeRejection,
  QuarantinePage,
  toPage,
} from '../reading/paging';
import { Border, toSlices } from '../reading/slices';
import {
  QuarantinedRecord,
  QuarantineFilter,
  QuarantineGroup,
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

const toQuarantined = ({ at, ...row }: QuarantineRow): QuarantinedRecord => ({
  ...row,
  at: at.toISOString(),
  reason: describeRejection(row),
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
  async quarantine(
    dataset: string,
    { limit = 50, cursor, ...filter }: QuarantinePage = {},
  ) {
    const after = decodePageCursor(dataset, cursor);
    const rows: QuarantineRow[] = await this.#quarantined(dataset, filter)
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

  async quarantinedAt(
    dataset: string,
    addresses: readonly RawAddress[],
  ): Promise<QuarantinedRecord[]> {
    const rows: QuarantineRow[] = await this.#quarantined(dataset, {}).whereRaw(
      '(q.import, q.file_row) in (select * from unnest(?::integer[], ?::integer[]))',
      [
        addresses.map(address => address.import),
        addresses.map(({ row }) => row),
      ],
    );
    return rows.map(toQuarantined);
  }

  async quarantineGroups(
    dataset: string,
    filter: QuarantineFilter = {},
  ): Promise<QuarantineGroup[]> {
    const rows: (Omit<QuarantineGroup, 'at'> & { at: Date })[] =
      await this.#filtered(dataset, filter)
        .select('q.problem', 'i.file')
        .select(this.#db.raw('count(*)::integer as records'))
        .max({ at: 'i.at' })
        .groupBy('q.problem', 'i.file')
        .orderByRaw('count(*) desc, q.problem, i.file');
    return rows.map(({ at, ...group }) => ({ ...group, at: at.toISOString() }));
  }

  async columnsOf(imports: readonly number[]): Promise<Map<number, string[]>> {
    const rows: { import: number; columns: string[] }[] = await this.#db(
      'raw_import',
    )
      .select('import', 'columns')
      .whereRaw('import = any(?::integer[])', [[...imports]])
      .whereNotNull('columns');
    return new Map(rows.map(row => [row.import, row.columns]));
  }

  #quarantined(
    dataset: string,
    filter: QuarantineFilter,
  ): Knex.QueryBuilder<QuarantineRow, QuarantineRow[]> {
    return this.#filtered(dataset, filter)
      .select('q.import', 'i.file', 'i.at', 'q.problem', 'q.value')
      .select({ row: 'q.file_row', document: this.#db.raw('q.doc::text') });
  }

  #filtered(dataset: string, { file, problem }: QuarantineFilter) {
    return this.#db('raw_quarantine as q')
      .join('raw_import as i', 'i.import', 'q.import')
      .where('q.dataset', dataset)
      .modify(query => {
        if (file !== undefined) query.where('i.file', file);
        if (problem !== undefined) query.where('q.problem', problem);
      });
  }
}
