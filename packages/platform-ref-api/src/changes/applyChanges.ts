import { StoredChange } from '@rosetta/contracts/ref';
import { Entity, EntityMap } from '../entities/Entity';
import { applyChange } from './applyChange';
import { Problem } from './problems';

/** The result of a request, and which change touched each entity last. */
export interface Outcome {
  /** The touched entities before the request. */
  before: EntityMap;
  /** The entities after the request, and later those they must be consistent with. */
  after: EntityMap;
  touched: { entity: Entity; change: number }[];
  problems: Problem[];
}

const absentEntity = ({ kind, id }: StoredChange): Entity => ({
  kind,
  id,
  version: 0,
  segments: [],
});

/** Applies changes in order, so that later ones can refer to earlier ones. Pure. */
export const applyChanges = (
  before: EntityMap,
  changes: StoredChange[],
): Outcome => {
  const after = before.copy();
  const lastChange = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [index, change] of changes.entries()) {
    const entity = after.get(change.kind, change.id) ?? absentEntity(change);
    const result = applyChange(change, entity);
    if (Array.isArray(result)) {
      after.set({ ...entity, segments: result });
      lastChange.set(`${change.kind}:${change.id}`, index);
    } else {
      problems.push({ ...result, change: index });
    }
  }
  const touched = [...lastChange.values()].map(change => {
    const { kind, id } = changes[change];
    return { entity: after.get(kind, id)!, change };
  });
  return { before, after, touched, problems };
};
