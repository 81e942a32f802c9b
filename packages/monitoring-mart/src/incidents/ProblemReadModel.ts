import { Problem } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';
import { AttributedRow, isoOrNull, toApplication, toRaw } from './attributed';

/** Selects published problems by when they began: a half-open range of instants or days. */
export interface ProblemFilters {
  from: string;
  to: string;
  application?: string;
}

interface ProblemRow extends AttributedRow {
  day: string;
  run_id: string;
  problem_id: string;
  display_id: string | null;
  title: string;
  severity: string | null;
  impact: string | null;
  url: string | null;
  started_at: Date;
  ended_at: Date | null;
  root_cause: string | null;
}

const toProblem = (row: ProblemRow): Problem => ({
  source: row.source,
  id: row.problem_id,
  displayId: row.display_id,
  day: row.day,
  runId: row.run_id,
  application: toApplication(row),
  title: row.title,
  severity: row.severity,
  impact: row.impact,
  url: row.url,
  startedAt: row.started_at.toISOString(),
  endedAt: isoOrNull(row.ended_at),
  rootCause: row.root_cause,
  raw: toRaw(row),
});

/** Lists published problems that monitoring found. */
export class ProblemReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** All of a window, newest first. */
  async ofWindow({
    from,
    to,
    application,
  }: ProblemFilters): Promise<Problem[]> {
    const rows: ProblemRow[] = await this.#db('published_problem as p')
      .select('p.run_id', 'p.source', 'p.problem_id', 'p.display_id')
      .select('p.application_id', 'p.application_name', 'p.group_id')
      .select('p.title', 'p.severity', 'p.impact', 'p.url', 'p.root_cause')
      .select('p.started_at', 'p.ended_at')
      .select('p.raw_dataset', 'p.raw_import', 'p.raw_row')
      .select({ day: this.#db.raw('p.day::text') })
      .where('p.started_at', '>=', from)
      .where('p.started_at', '<', to)
      .modify(query => {
        if (application !== undefined)
          query.where('p.application_id', application);
      })
      .orderByRaw(`p.started_at desc, p.problem_id collate "C" desc`);
    return rows.map(toProblem);
  }
}
