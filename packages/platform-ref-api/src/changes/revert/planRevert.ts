import { ConflictError } from '@backstage/errors';
import { Change } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { AppliedChangeReadModel } from '../../audit/AppliedChangeReadModel';
import { loadTouched } from '../loadRelatedEntities';
import { undoChange } from './undoChange';

/**
 * The changes that undo an applied request.
 * @throws ConflictError when nothing of it is left
 */
export const planRevert = async (db: Knex, id: string): Promise<Change[]> => {
  const applied = await new AppliedChangeReadModel(db).of(id);
  const touched = applied.map(({ kind, entityId }) => ({
    op: 'update' as const,
    kind,
    id: entityId,
  }));
  const current = await loadTouched(db, touched);
  const changes = applied.flatMap(({ kind, entityId, before, after }) => {
    const entity = { kind, id: entityId, version: 0 };
    return undoChange(
      { ...entity, segments: before ?? [] },
      { ...entity, segments: after ?? [] },
      current.get(kind, entityId),
    );
  });
  if (changes.length === 0)
    throw new ConflictError(`Nothing that ${id} changed is left to undo`);
  return changes as Change[];
};
