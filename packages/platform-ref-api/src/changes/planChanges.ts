import { StoredChange } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { checkOutcome } from './checkOutcome';
import { loadRelatedEntities, loadTouched } from './loadRelatedEntities';
import { Outcome, applyChanges } from './applyChanges';

/**
 * The outcome of a request, and its problems. All changes take effect at once, so consistency is
 * checked on the outcome only.
 */
export const planChanges = async (
  db: Knex,
  changes: StoredChange[],
): Promise<Outcome> => {
  const now = new Date().toISOString();
  const outcome = applyChanges(await loadTouched(db, changes), changes, now);
  // Changes that cannot be applied would only be reported twice.
  if (outcome.problems.length > 0) return outcome;
  await loadRelatedEntities(db, outcome);
  return { ...outcome, problems: checkOutcome(outcome) };
};
