import { Conflict } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { Outcome } from './applyChanges';
import { DraftedRequest } from './ChangeRequestStore';
import { detectConflicts, toConflict } from './detectConflicts';
import { planChanges } from './planChanges';

/**
 * The outcome of a request now, and what keeps it from being applied: what was changed since it
 * was drafted, and what its changes would break.
 */
export const findConflicts = async (
  db: Knex,
  { changes, base }: DraftedRequest,
): Promise<{ outcome: Outcome; conflicts: Conflict[] }> => {
  const outcome = await planChanges(db, changes);
  const changed = detectConflicts(changes, base, outcome);
  const reported = new Set(changed.map(({ change }) => change));
  const broken = outcome.problems
    .filter(({ change }) => !reported.has(change))
    .map(problem => toConflict(problem, changes, base));
  return { outcome, conflicts: [...changed, ...broken] };
};
