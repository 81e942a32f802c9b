import { Knex } from 'knex';
import { ensureMonth } from './monthTable';

/** What the mart needs of a run. */
export interface MartRun {
  id: string;
  day: string;
}

/** Names that a run read from the référentiel. */
export interface RunNames {
  applications: readonly { id: string; name: string; group: string | null }[];
  groups: readonly { id: string; name: string; parent: string | null }[];
}

/** Deletes all but the last state of each deployment within a run. */
const DELETE_SUPERSEDED = `
  delete from deployment d
  where d.run_id = :run and d.day = :day and exists (
    select 1 from deployment newer
    where newer.run_id = d.run_id and newer.day = d.day and newer.source = d.source
      and newer.project = d.project and newer.external_id = d.external_id
      and (newer.updated_at, newer.raw_import, newer.raw_row)
        > (d.updated_at, d.raw_import, d.raw_row))`;

/** Rows of a run, which readers see once it is published. */
export class DeploymentRunStore {
  readonly #trx: Knex.Transaction;

  constructor(trx: Knex.Transaction) {
    this.#trx = trx;
  }

  /** Prepares a run. Rows of an earlier attempt are deleted: it published nothing. */
  async open(run: MartRun, names: RunNames) {
    await ensureMonth(this.#trx, run.day);
    await this.drop(run.id);
    const rowsOf = (all: readonly object[]) =>
      JSON.stringify(all.map(one => ({ ...one, run_id: run.id })));
    await this.#trx.raw(
      `insert into deployment_application (run_id, id, name, group_id)
       select run_id, id, name, "group" from jsonb_to_recordset(?::jsonb)
         as t(run_id text, id text, name text, "group" text)`,
      [rowsOf(names.applications)],
    );
    await this.#trx.raw(
      `insert into deployment_group (run_id, id, name, parent)
       select run_id, id, name, parent from jsonb_to_recordset(?::jsonb)
         as t(run_id text, id text, name text, parent text)`,
      [rowsOf(names.groups)],
    );
  }

  /** Reduces each deployment to its last state; returns the counts. */
  async conclude({ id, day }: MartRun) {
    await this.#trx.raw(DELETE_SUPERSEDED, { run: id, day });
    const { rows } = await this.#trx.raw(
      `select count(*)::int as deployments,
         count(*) filter (where production and status = 'success')::int as "production"
       from deployment where run_id = ? and day = ?`,
      [id, day],
    );
    return rows[0] as { deployments: number; production: number };
  }

  async drop(runId: string) {
    for (const table of [
      'deployment',
      'deployment_application',
      'deployment_group',
    ])
      await this.#trx(table).where('run_id', runId).delete();
  }
}
