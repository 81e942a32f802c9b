import { Knex } from 'knex';
import { DatasetSummary, ImportCounts } from '../RawStore';

interface SummaryRow extends ImportCounts {
  dataset: string;
  records: number;
  gone: number;
  quarantined: number;
  first: string | null;
  last: string | null;
  import: number;
  file: string;
  at: Date;
  replace: boolean;
  files: number;
}

const SUMMARIES = `
  with change as (
    select dataset, period,
      sum(landed - superseded + revived)::integer as records,
      sum(superseded - revived)::integer as gone
    from raw_change group by dataset, period
  ), window_of as (
    select dataset, sum(records)::integer as records, sum(gone)::integer as gone,
      min(period) filter (where records > 0) as first,
      max(period) filter (where records > 0) as last
    from change group by dataset
  ), rejected as (
    select dataset, count(*)::integer as quarantined from raw_quarantine group by dataset
  ),
  newest as (
    select distinct on (dataset) dataset, import, file, at, replace,
      coalesce(delivery, import) as first
    from raw_import order by dataset, import desc
  )
  select n.dataset, n.import, n.file, n.at, n.replace, d.*,
    coalesce(w.records, 0) as records, coalesce(w.gone, 0) as gone,
    coalesce(r.quarantined, 0) as quarantined, w.first, w.last
  from newest n
  cross join lateral (
    select count(*)::integer as files, sum(landed)::integer as landed,
      sum(already)::integer as already, sum(rejected)::integer as rejected,
      sum(superseded)::integer as superseded, sum(revived)::integer as revived
    from raw_import i where i.dataset = n.dataset and i.import between n.first and n.import
  ) d
  left join window_of w on w.dataset = n.dataset
  left join rejected r on r.dataset = n.dataset
  order by n.dataset`;

const toSummary = (row: SummaryRow): DatasetSummary => ({
  dataset: row.dataset,
  records: row.records,
  superseded: row.gone,
  quarantined: row.quarantined,
  first: row.first,
  last: row.last,
  lastImport: {
    import: row.import,
    file: row.file,
    at: row.at.toISOString(),
    replace: row.replace,
    files: row.files,
    counts: {
      landed: row.landed,
      already: row.already,
      rejected: row.rejected,
      superseded: row.superseded,
      revived: row.revived,
    },
  },
});

/** Every dataset that anything was ever imported of, as `rosetta raw list` shows it. */
export class DatasetReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async list(): Promise<DatasetSummary[]> {
    const { rows } = await this.#db.raw<{ rows: SummaryRow[] }>(SUMMARIES);
    return rows.map(toSummary);
  }
}
