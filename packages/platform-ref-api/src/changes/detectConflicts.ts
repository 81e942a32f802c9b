import { Conflict, StoredChange } from '@rosetta/contracts/ref';
import { isDeepStrictEqual } from 'node:util';
import { Entity, EntityMap, exists } from '../entities/Entity';
import { KINDS } from '../entities/kinds';
import { Outcome, removes } from './applyChanges';
import { Problem, Refusal } from './problems';

/** The fields of an entity in its last segment, including its validity. */
const fieldsOf = (entity: Entity | undefined): Record<string, unknown> => {
  if (!exists(entity)) return {};
  const { fields, validTo } = entity.segments.at(-1)!;
  const { validFrom } = entity.segments[0];
  return { ...fields, validFrom, validTo };
};

const proposedFields = (change: StoredChange, base: Record<string, unknown>) =>
  removes(change) ? {} : { ...base, ...change.set };

const proposedId = (change: StoredChange) =>
  removes(change) ? null : change.id;

/** Somebody has given it an end since, or an earlier one. */
const hasEnded = (base: Entity | undefined, current: Entity) => {
  const is = current.segments.at(-1)?.validTo ?? null;
  if (!exists(base) || is === null) return false;
  const was = base.segments.at(-1)!.validTo;
  return was === null || is < was;
};

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
  const conflict = (field: string, refusal: Refusal): Conflict => ({
    change: index,
    kind: change.kind,
    id: change.id,
    field,
    base: orNull(was[field]),
    current: orNull(is[field]),
    proposed: orNull(proposed[field]),
    ...refusal,
  });
  const { id } = change;
  const about = { values: { id } };
  if (!exists(current) || hasEnded(base, current))
    return [
      {
        ...conflict(
          'id',
          exists(current)
            ? { ...about, code: 'ended', message: `${id} has ended meanwhile` }
            : {
                ...about,
                code: 'not-found',
                message: `${id} no longer exists`,
              },
        ),
        current: null,
        base: id,
        proposed: proposedId(change),
      },
    ];
  const differing = Object.keys({ ...was, ...is }).filter(
    field => !isDeepStrictEqual(orNull(was[field]), orNull(is[field])),
  );
  if (differing.length > 0)
    return differing.map(field =>
      conflict(field, { code: 'changed', message: 'was changed meanwhile' }),
    );
  return [
    {
      ...conflict('version', {
        code: 'changed',
        message: `${id} was changed meanwhile`,
        ...about,
      }),
      base: base?.version ?? 0,
      current: current.version,
    },
  ];
};

/** What changes refer to, and has ended since. */
const endedReferences = (
  changes: StoredChange[],
  base: EntityMap,
  { before, after }: Pick<Outcome, 'before' | 'after'>,
): Conflict[] =>
  changes.flatMap(({ kind, id, set = {} }, index) =>
    Object.entries(KINDS[kind].references).flatMap(([field, referred]) => {
      const named = set[field] as string | null | undefined;
      const was = named ? base.get(referred, named) : undefined;
      if (!named || !exists(was)) return [];
      const is = before.get(referred, named) ?? after.get(referred, named);
      if (!is || !hasEnded(was, is)) return [];
      const message = `${referred} ${named} has ended meanwhile`;
      return [
        {
          ...{ change: index, kind, id, field },
          ...{ code: 'ended', message, values: { id: named } },
          ...{ base: named, current: null, proposed: named },
        },
      ];
    }),
  );

/** Compares the base of a request with the current state. Pure. */
export const detectConflicts = (
  changes: StoredChange[],
  drafted: Entity[],
  outcome: Pick<Outcome, 'before' | 'after'>,
): Conflict[] => {
  const base = new EntityMap(drafted);
  const versionOf = (entity: Entity | undefined) =>
    exists(entity) ? entity.version : 0;
  const changed = changes.flatMap((change, index) => {
    const was = base.get(change.kind, change.id);
    const is = outcome.before.get(change.kind, change.id);
    // A create with an id that exists meanwhile is reported when it is applied.
    if (versionOf(was) === versionOf(is) || !exists(was)) return [];
    return conflictsOf(change, index, was, is);
  });
  return [...changed, ...endedReferences(changes, base, outcome)];
};

/** Reports a problem found while applying as a conflict. */
export const toConflict = (
  { change: index, field, current = null, ...refusal }: Problem,
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
    ...refusal,
  };
};
