import { Knex } from 'knex';
import { INCIDENTS_JOB } from '../jobs';
import { DoraScope } from './doraScope';

/**
 * The first day of which an incident is known; null where none ever was. The job publishes days of problems and
 * changes too: of these, and of days before, nothing says that no incident was opened.
 */
export const incidentsSince = async (db: Knex): Promise<string | null> => {
  const found = await db('publication as p')
    .where({ 'p.job': INCIDENTS_JOB.name, 'p.current': true })
    .whereExists(
      db('incident as i').select('i.day').whereRaw('i.run_id = p.run_id'),
    )
    .first({ first: db.raw('min(p.period)') });
  return found.first;
};

/** The days of a scope of which incidents are known: what failed on the days before is not. */
export const sinceIncidents = async <Scope extends DoraScope>(
  db: Knex,
  scope: Scope,
): Promise<Scope> => {
  const since = await incidentsSince(db);
  return since !== null && since > scope.from ? { ...scope, from: since } : scope;
}; // prettier-ignore
