import { Conflict, StoredChange } from '@rosetta/contracts/ref';
import { isDeepStrictEqual } from 'node:util';
import { Entity, EntityMap, exists } from '../entities/Entity';
import { Problem } from './problems';

/** The fields of an entity in its last segment, including its validity. */
const fieldsOf = (entity: Entity | undefined): Record<string, unknown> => {
  if (!exists(entity)) return {};
  const { fields, validTo } = entity.segments.at(-1)!;
  const { validFrom } = entity.segments[0];
  return { ...fields, validFrom, validTo };
};

const proposedFields = (change: StoredChange, base: Record<string, unknown>) =>
  change.op === 'delete' ? {} : { ...base, ...change.set };

const proposedId = ({ op, id }: StoredChange) => (op === 'delete' ? null : id);

const orNull = (value: unknown) => value ?? null;

/** Conflicts of one change, field by field: base, current and proposed value. */
const conflictsOf = (
  change: StoredChange,
  index: number,
  base: Entity | undefined,
  current: Entity | undefined,
): Conflict[] => {
  const was = fieldsOf(base);
  const is = fieldsOf(current);
  const proposed = proposedFields(change, was);
  const conflict = (field: string, message: string): Conflict => ({
    change: index,
    kind: change.kind,
    id: change.id,
    field,
    base: orNull(was[field]),
    current: orNull(is[field]),
    proposed: orNull(proposed[field]),
    message,
  });
  if (!exists(current))
    return [
      {
        ...conflict('id', `${change.id} no longer exists`),
        base: change.id,
        proposed: proposedId(change),
      },
    ];
  const differing = Object.keys({ ...was, ...is }).filter(
    field => !isDeepStrictEqual(orNull(was[field]), orNull(is[field])),
  );
  if (differing.length > 0)
    return differing.map(field => conflict(field, 'was changed meanwhile'));
  return [
    {
      ...conflict('version', `${change.id} was changed meanwhile`),
      base: base?.version ?? 0,
      current: current.version,
    },
  ];
};

/** Compares the base of a request with the current state. Pure. */
export const detectConflicts = (
  changes: StoredChange[],
  drafted: Entity[],
  now: EntityMap,
): Conflict[] => {
  const base = new EntityMap(drafted);
  const versionOf = (entity: Entity | undefined) =>
    exists(entity) ? entity.version : 0;
  return changes.flatMap((change, index) => {
    const was = base.get(change.kind, change.id);
    const is = now.get(change.kind, change.id);
    // A create with an id that exists meanwhile is reported when it is applied.
    if (versionOf(was) === versionOf(is) || !exists(was)) return [];
    return conflictsOf(change, index, was, is);
  });
};

/** Reports a problem found while applying as a conflict. */
export const toConflict = (
  { change: index, field, message, current = null }: Problem,
  changes: StoredChange[],
  drafted: Entity[],
): Conflict => {
  const change = changes[index];
  const base = new EntityMap(drafted).get(change.kind, change.id);
  const was = fieldsOf(base);
  return {
    change: index,
    kind: change.kind,
    id: change.id,
    field,
    base: orNull(field === 'id' ? base?.id : was[field]),
    current,
    proposed: orNull(
      field === 'id' ? proposedId(change) : proposedFields(change, was)[field],
    ),
    message,
  };
};
