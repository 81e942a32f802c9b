import { Conflict, RefKind } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { AuditEntry, AuditStore } from '../audit/AuditStore';
import { Entity, exists } from '../entities/Entity';
import { EntityStore } from '../entities/EntityStore';
import { Version, VersionStore } from '../versions/VersionStore';
import { DraftedRequest } from './ChangeRequestStore';
import { asConflict, movedUnder } from './conflicts';
import { Outcome } from './makeChanges';
import { planChanges } from './planChanges';

interface Who {
  approver: string;
  requestId: string;
}

const opOf = (before: Entity | undefined, after: Entity): AuditEntry['op'] => {
  if (!exists(before)) return 'create';
  return exists(after) ? 'update' : 'delete';
};

/** What came and went within the request leaves nothing behind. */
const changedBy = ({ before, touched }: Outcome) =>
  touched
    .map(({ entity }) => ({
      before: before.get(entity.kind, entity.id),
      after: { ...entity, version: entity.version + 1 },
    }))
    .filter(({ before: was, after }) => exists(was) || exists(after));

const write = async (
  trx: Knex,
  request: DraftedRequest,
  outcome: Outcome,
  who: Who,
) => {
  const { version, knownAt }: Version = await new VersionStore(trx).next(
    request.id,
  );
  const changed = changedBy(outcome);
  const kinds = new Set(changed.map(({ after }) => after.kind));
  for (const kind of kinds) {
    const store = new EntityStore(trx, kind as RefKind);
    const entities = changed
      .map(({ after }) => after)
      .filter(after => after.kind === kind);
    // All that ends does so before anything begins: values may change hands.
    await store.close(
      entities.map(({ id }) => id),
      knownAt,
    );
    await store.open(entities, knownAt);
  }
  await new AuditStore(trx).append(
    changed.map(({ before, after }) => ({
      at: knownAt,
      version,
      changeRequest: request.id,
      author: request.author,
      ...who,
      kind: after.kind,
      entityId: after.id,
      op: opOf(before, after),
      before: exists(before) ? before.segments : null,
      after: exists(after) ? after.segments : null,
    })),
  );
};

/**
 * Applies all changes of a request, or none: then what stands in the way comes back.
 * In the transaction of the caller, who lets nobody else apply anything meanwhile.
 */
export const applyRequest = async (
  trx: Knex,
  request: DraftedRequest,
  who: Who,
): Promise<Conflict[]> => {
  const outcome = await planChanges(trx, request.changes);
  const conflicts = movedUnder(request.changes, request.base, outcome.before);
  if (conflicts.length > 0) return conflicts;
  if (outcome.problems.length > 0)
    return outcome.problems.map(problem =>
      asConflict(problem, request.changes, request.base),
    );
  await write(trx, request, outcome, who);
  return [];
};
