import { StoredChange } from '@rosetta/contracts/ref';
import { Entity, EntityMap } from '../entities/Entity';
import { applyChange } from './applyChange';
import { Problem } from './problems';

/** What a request leads to, and which of its changes touched what last. */
export interface Outcome {
  /** What the request touches, as it was. */
  before: EntityMap;
  /** What it becomes, and in time all that it must fit together with. */
  after: EntityMap;
  touched: { entity: Entity; change: number }[];
  problems: Problem[];
}

const never = ({ kind, id }: StoredChange): Entity => ({
  kind,
  id,
  version: 0,
  segments: [],
});

/** Makes changes in their order, so that later ones may refer to earlier ones. Pure. */
export const makeChanges = (
  before: EntityMap,
  changes: StoredChange[],
): Outcome => {
  const after = before.copy();
  const lastChange = new Map<string, number>();
  const problems: Problem[] = [];
  for (const [index, change] of changes.entries()) {
    const entity = after.get(change.kind, change.id) ?? never(change);
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
