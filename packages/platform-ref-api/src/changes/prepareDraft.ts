import { Change, StoredChange } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { Entity, EntityMap, exists } from '../entities/Entity';
import { KINDS } from '../entities/kinds';
import { Outcome } from './applyChanges';
import { assignIds } from './assignIds';
import { planChanges } from './planChanges';
import { assertNoProblems } from './problems';

/** What changes touch or name, as it was before them. */
const baseOf = (changes: StoredChange[], { before, after }: Outcome) => {
  const base = new EntityMap(before.all());
  for (const { kind, set = {} } of changes)
    for (const [field, referred] of Object.entries(KINDS[kind].references)) {
      const id = set[field] as string | null | undefined;
      const named = id ? after.get(referred, id) : undefined;
      if (named && !base.get(referred, named.id) && named.version > 0)
        base.set(named);
    }
  return base.all().filter((entity: Entity) => exists(entity));
};

/** Validates changes against the current state, which becomes the base of the draft. */
export const prepareDraft = async (db: Knex, changes: Change[]) => {
  const { stored, problems } = assignIds(changes);
  assertNoProblems(problems);
  const outcome = await planChanges(db, stored);
  assertNoProblems(outcome.problems);
  return { changes: stored, base: baseOf(stored, outcome) };
};
