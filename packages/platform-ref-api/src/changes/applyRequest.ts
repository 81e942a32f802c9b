import { Approval, Conflict, RefKind } from '@rosetta/contracts/ref';
import { hashContent } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { AppliedChange, refAudit } from '../audit/refAudit';
import { OriginStore } from '../authority/OriginStore';
import { Entity, exists } from '../entities/Entity';
import { EntityStore } from '../entities/EntityStore';
import { Version, VersionStore } from '../versions/VersionStore';
import { DraftedRequest } from './ChangeRequestStore';
import { findConflicts } from './findConflicts';
import { Outcome } from './applyChanges';
import { eraseEntities } from './erase/eraseEntities';

/** Who has approved a request, the last of them now. */
interface Decision {
  approver: string;
  requestId: string;
  approvals: Approval[];
}

const operationOf = (
  before: Entity | undefined,
  after: Entity,
  isErased: boolean,
): AppliedChange['op'] => {
  if (isErased) return 'erase';
  if (!exists(before)) return 'create';
  return exists(after) ? 'update' : 'delete';
};

/** Entities that the request both creates and deletes are left out. */
const changedEntities = ({ before, touched }: Outcome) =>
  touched
    .map(({ entity, isErased }) => ({
      before: before.get(entity.kind, entity.id),
      after: { ...entity, version: entity.version + 1 },
      isErased,
    }))
    .filter(
      ({ before: was, after, isErased }) =>
        exists(was) || exists(after) || isErased,
    );

const idsOf = (changed: ReturnType<typeof changedEntities>) =>
  changed.map(({ after }) => after.id);

const write = async (
  trx: Knex,
  request: DraftedRequest,
  outcome: Outcome,
  decision: Decision,
) => {
  const { version, knownAt }: Version = await new VersionStore(trx).next(
    request.id,
  );
  const changed = changedEntities(outcome);
  const kinds = new Set(changed.map(({ after }) => after.kind));
  for (const kind of kinds) {
    const store = new EntityStore(trx, kind as RefKind);
    const ofKind = changed.filter(({ after }) => after.kind === kind);
    const erased = ofKind.filter(({ isErased }) => isErased);
    // Close all before opening any: a value may move from one entity to another.
    await eraseEntities(trx, kind as RefKind, idsOf(erased));
    await store.close(idsOf(ofKind), knownAt);
    await store.open(
      ofKind.map(({ after }) => after),
      knownAt,
    );
  }
  const { id, revision, title, reason, changes } = request;
  const contentHash = hashContent({ id, revision, title, reason, changes });
  await refAudit(trx).append(
    changed.map(({ before, after, isErased }) => ({
      at: knownAt,
      version,
      changeRequest: request.id,
      actor: request.author,
      reason,
      ...decision,
      contentHash,
      kind: after.kind as RefKind,
      entityId: after.id,
      op: operationOf(before, after, isErased),
      // Of what is erased, only that it was.
      before: exists(before) && !isErased ? before.segments : null,
      after: exists(after) ? after.segments : null,
    })),
  );
  await new OriginStore(trx).record(request);
};

/**
 * Applies all changes of a request, or none and returns the conflicts. Runs in the transaction
 * of the caller, which holds the lock on versions.
 */
export const applyRequest = async (
  trx: Knex,
  request: DraftedRequest,
  decision: Decision,
): Promise<Conflict[]> => {
  const { outcome, conflicts } = await findConflicts(trx, request);
  if (conflicts.length === 0) await write(trx, request, outcome, decision);
  return conflicts;
};
