import { Knex } from 'knex';
import { MartRun } from '../runs/DeploymentRunStore';
import { linkIncidents, LinkRules } from './linkIncidents';
import { openIncident } from './openIncident';

/** The tables of a run, with the column that says which thing a row is of. */
const TABLES = {
  incident: 'incident_id',
  problem: 'problem_id',
  change_request: 'change_id',
};

/** Deletes all but the last state of each thing within a run. */
const DELETE_SUPERSEDED = `
  delete from :table: old
  where old.run_id = :run and old.day = :day and exists (
    select 1 from :table: newer
    where newer.run_id = old.run_id and newer.day = old.day and newer.source = old.source
      and newer.:id: = old.:id:
      and (newer.updated_at, newer.raw_import, newer.raw_row)
        > (old.updated_at, old.raw_import, old.raw_row))`;

const COUNT = `
  select
    (select count(distinct (source, incident_id))::int from incident where run_id = :run) as incidents,
    (select count(distinct (source, incident_id))::int from incident where run_id = :run and counts) as counted,
    (select count(distinct (source, problem_id))::int from problem where run_id = :run) as problems,
    (select count(distinct (source, change_id))::int from change_request where run_id = :run) as changes,
    (select count(*)::int from incident_link where run_id = :run and deployment_id is not null) as linked`;

/** Incidents, problems and changes of a run, which readers see once it is published. */
export class IncidentRunStore {
  readonly #trx: Knex.Transaction;

  constructor(trx: Knex.Transaction) {
    this.#trx = trx;
  }

  /** Reduces each thing to its last state, links incidents, and returns the counts. */
  async conclude(run: MartRun, rules: LinkRules) {
    for (const [table, id] of Object.entries(TABLES))
      await this.#trx.raw(DELETE_SUPERSEDED, {
        table,
        id,
        run: run.id,
        day: run.day,
      });
    await linkIncidents(this.#trx, run, rules);
    const { rows } = await this.#trx.raw(COUNT, { run: run.id });
    return rows[0] as Record<
      'incidents' | 'counted' | 'problems' | 'changes' | 'linked',
      number
    >;
  }

  /** The numbers of incidents that are over by their state, and have no date since when: a mistake in the source. */
  async withoutEnd(runId: string): Promise<string[]> {
    const rows: { number: string }[] = await this.#trx('incident as i')
      .where('i.run_id', runId)
      .whereNull('i.resolved_at')
      .whereRaw(`not ${openIncident('i')}`)
      .distinct('i.number')
      .orderBy('i.number');
    return rows.map(({ number }) => number);
  }

  /** What was decided on incidents stays. */
  async drop(runId: string) {
    for (const table of Object.keys(TABLES))
      await this.#trx(table).where('run_id', runId).delete();
  }
}
