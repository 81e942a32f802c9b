import { Conflict, StoredChange } from '@rosetta/contracts/ref';
import { isDeepStrictEqual } from 'node:util';
import { Entity, EntityMap, exists } from '../entities/Entity';
import { Problem } from './problems';

/** The fields of an entity in its last state, its validity among them. */
const fieldsOf = (entity: Entity | undefined): Record<string, unknown> => {
  if (!exists(entity)) return {};
  const { fields, validTo } = entity.segments.at(-1)!;
  const { validFrom } = entity.segments[0];
  return { ...fields, validFrom, validTo };
};

const proposedBy = (change: StoredChange, base: Record<string, unknown>) =>
  change.op === 'delete' ? {} : { ...base, ...change.set };

const proposedId = ({ op, id }: StoredChange) => (op === 'delete' ? null : id);

const orNull = (value: unknown) => value ?? null;

/** What moved under one change, field by field: as it was, as it is, as was asked. */
const moved = (
  change: StoredChange,
  index: number,
  base: Entity | undefined,
  current: Entity | undefined,
): Conflict[] => {
  const was = fieldsOf(base);
  const is = fieldsOf(current);
  const asked = proposedBy(change, was);
  const conflict = (field: string, message: string): Conflict => ({
    change: index,
    kind: change.kind,
    id: change.id,
    field,
    base: orNull(was[field]),
    current: orNull(is[field]),
    proposed: orNull(asked[field]),
    message,
  });
  if (!exists(current))
    return [
      {
        ...conflict('id', `${change.id} is there no more`),
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

/** Where what a request was drafted against is not what is there now. Pure. */
export const movedUnder = (
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
    // What has come to be under the id of a create is told by the create itself.
    if (versionOf(was) === versionOf(is) || !exists(was)) return [];
    return moved(change, index, was, is);
  });
};

/** A problem met when applying, told as the conflict it is. */
export const asConflict = (
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
      field === 'id' ? proposedId(change) : proposedBy(change, was)[field],
    ),
    message,
  };
};
