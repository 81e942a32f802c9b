import { StoredChange } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { checkOutcome } from './checks';
import { loadSurroundings, loadTouched } from './loadSurroundings';
import { Outcome, makeChanges } from './makeChanges';

/**
 * What the référentiel would become by a request, and what stands against it. As all its
 * changes come at once, whether things fit together is asked of their outcome only.
 */
export const planChanges = async (
  db: Knex,
  changes: StoredChange[],
): Promise<Outcome> => {
  const outcome = makeChanges(await loadTouched(db, changes), changes);
  // What could not be changed would only be reported again, in other words.
  if (outcome.problems.length > 0) return outcome;
  await loadSurroundings(db, outcome);
  return { ...outcome, problems: checkOutcome(outcome) };
};
