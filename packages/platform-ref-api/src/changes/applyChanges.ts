import { StoredChange } from '@rosetta/contracts/ref';
import { Entity, EntityMap, exists } from '../entities/Entity';
import { applyChange } from './applyChange';
import { Problem } from './problems';

/** The result of a request, and which change touched each entity last. */
export interface Outcome {
  /** The touched entities before the request. */
  before: EntityMap;
  /** The entities after the request, and later those they must be consistent with. */
  after: EntityMap;
  touched: {
    entity: Entity;
    change: number;
    /** By its last change. */
    isDeleted: boolean;
    /** From all time, whatever it was before. */
    isErased: boolean;
  }[];
  problems: Problem[];
}

const absentEntity = ({ kind, id }: StoredChange): Entity => ({
  kind,
  id,
  version: 0,
  segments: [],
});

export const removes = ({ op }: StoredChange) =>
  op === 'delete' || op === 'erase';

const keyOf = ({ kind, id }: StoredChange) => `${kind}:${id}`;

/** What a request creates and deletes again never was; what it has deleted is not there for it. */
const applyNext = (
  change: StoredChange,
  { before, after }: Pick<Outcome, 'before' | 'after'>,
  deleted: Set<string>,
  now: string,
) => {
  const { kind, id, op } = change;
  const entity = after.get(kind, id) ?? absentEntity(change);
  const isGone = op !== 'create' && deleted.has(keyOf(change));
  const from = isGone ? { ...entity, segments: [] } : entity;
  const isNew = op === 'delete' && !exists(before.get(kind, id));
  const result = applyChange(
    isNew ? { ...change, effectiveFrom: null } : change,
    from,
    now,
  );
  return { entity, result };
};

/**
 * Applies changes in order, so that later ones can refer to earlier ones. Pure.
 * @param now - when a delete without a date takes effect
 */
export const applyChanges = (
  before: EntityMap,
  changes: StoredChange[],
  now: string,
): Outcome => {
  const after = before.copy();
  const lastChange = new Map<string, number>();
  const deleted = new Set<string>();
  const problems: Problem[] = [];
  for (const [index, change] of changes.entries()) {
    const { entity, result } = applyNext(
      change,
      { before, after },
      deleted,
      now,
    );
    if (Array.isArray(result)) {
      const key = keyOf(change);
      after.set({ ...entity, segments: result });
      lastChange.set(key, index);
      if (removes(change)) deleted.add(key);
      else deleted.delete(key);
    } else {
      problems.push({ ...result, change: index });
    }
  }
  const touched = [...lastChange.values()].map(change => {
    const { kind, id, op } = changes[change];
    const isDeleted = removes(changes[change]);
    const isErased = op === 'erase';
    return { entity: after.get(kind, id)!, change, isDeleted, isErased };
  });
  return { before, after, touched, problems };
};
