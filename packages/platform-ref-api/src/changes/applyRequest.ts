import { Conflict, RefKind } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { AuditEntry, AuditStore } from '../audit/AuditStore';
import { Entity, exists } from '../entities/Entity';
import { EntityStore } from '../entities/EntityStore';
import { Version, VersionStore } from '../versions/VersionStore';
import { DraftedRequest } from './ChangeRequestStore';
import { toConflict, detectConflicts } from './detectConflicts';
import { Outcome } from './applyChanges';
import { planChanges } from './planChanges';

interface Approval {
  approver: string;
  requestId: string;
}

const operationOf = (
  before: Entity | undefined,
  after: Entity,
): AuditEntry['op'] => {
  if (!exists(before)) return 'create';
  return exists(after) ? 'update' : 'delete';
};

/** Entities that the request both creates and deletes are left out. */
const changedEntities = ({ before, touched }: Outcome) =>
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
  approval: Approval,
) => {
  const { version, knownAt }: Version = await new VersionStore(trx).next(
    request.id,
  );
  const changed = changedEntities(outcome);
  const kinds = new Set(changed.map(({ after }) => after.kind));
  for (const kind of kinds) {
    const store = new EntityStore(trx, kind as RefKind);
    const entities = changed
      .map(({ after }) => after)
      .filter(after => after.kind === kind);
    // Close all before opening any: a value may move from one entity to another.
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
      ...approval,
      kind: after.kind,
      entityId: after.id,
      op: operationOf(before, after),
      before: exists(before) ? before.segments : null,
      after: exists(after) ? after.segments : null,
    })),
  );
};

/**
 * Applies all changes of a request, or none and returns the conflicts. Runs in the transaction
 * of the caller, which holds the lock on versions.
 */
export const applyRequest = async (
  trx: Knex,
  request: DraftedRequest,
  approval: Approval,
): Promise<Conflict[]> => {
  const outcome = await planChanges(trx, request.changes);
  const conflicts = detectConflicts(
    request.changes,
    request.base,
    outcome.before,
  );
  if (conflicts.length > 0) return conflicts;
  if (outcome.problems.length > 0)
    return outcome.problems.map(problem =>
      toConflict(problem, request.changes, request.base),
    );
  await write(trx, request, outcome, approval);
  return [];
};
