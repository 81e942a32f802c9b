import { MartRun } from '../runs/DeploymentRunStore';

/** What every row has that is of an application, a run and a raw record. */
export interface Attributed {
  source: string;
  application: string;
  applicationName: string;
  group: string | null;
  updatedAt: string;
  raw: { dataset: string; import: number; row: number };
}

export const attributedColumns = ({ id, day }: MartRun, fact: Attributed) => ({
  day,
  run_id: id,
  source: fact.source,
  application_id: fact.application,
  application_name: fact.applicationName,
  group_id: fact.group,
  updated_at: fact.updatedAt,
  raw_dataset: fact.raw.dataset,
  raw_import: fact.raw.import,
  raw_row: fact.raw.row,
});

export interface AttributedRow {
  source: string;
  application_id: string;
  application_name: string;
  group_id: string | null;
  raw_dataset: string;
  raw_import: number;
  raw_row: number;
}

export const toApplication = (row: AttributedRow) => ({
  id: row.application_id,
  name: row.application_name,
  group: row.group_id,
});

export const toRaw = (row: AttributedRow) => ({
  dataset: row.raw_dataset,
  id: `${row.raw_import}:${row.raw_row}`,
});

export const isoOrNull = (at: Date | null) => at?.toISOString() ?? null;
