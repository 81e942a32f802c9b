import { Knex } from 'knex';

const UNIT = 'deployments';

interface DifferenceRow {
  key: string;
  label: string | null;
  before: number;
  after: number;
}

const BY_APPLICATION = `
  select d.application_id as key, max(a.name) as label,
    count(*) filter (where d.run_id = :other)::int as before,
    count(*) filter (where d.run_id = :run)::int as after
  from deployment d
    left join deployment_application a
      on a.run_id = d.run_id and a.id = d.application_id
  where d.day = :day and d.run_id in (:run, :other)
  group by d.application_id
  order by abs(count(*) filter (where d.run_id = :run)
    - count(*) filter (where d.run_id = :other)) desc, key`;

interface DayRun {
  period: string;
  runId: string;
}

/** Differences between two runs of one day. */
export class DeploymentDifferenceReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Number of deployments of the applications where it differs, and in total. */
  async byApplication(run: DayRun, other: DayRun | null) {
    const { rows }: { rows: DifferenceRow[] } = await this.#db.raw(
      BY_APPLICATION,
      { day: run.period, run: run.runId, other: other?.runId ?? null },
    );
    const differenceOf = (before: number, after: number) => ({
      unit: UNIT,
      before: other && `${before}`,
      after: `${after}`,
      difference: other && `${after - before}`,
    });
    const sum = (side: 'before' | 'after') =>
      rows.reduce((total, row) => total + row[side], 0);
    return {
      totals: [differenceOf(sum('before'), sum('after'))],
      items: rows
        .filter(({ before, after }) => !other || before !== after)
        .map(({ key, label, before, after }) => ({
          key,
          label: label ?? key,
          ...differenceOf(before, after),
        })),
    };
  }
}
