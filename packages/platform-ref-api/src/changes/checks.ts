import { PivotType, pivotValueProblem } from '@rosetta/contracts/ref';
import {
  Entity,
  EntityMap,
  Segment,
  exists,
  intersection,
  isEmpty,
} from '../entities/Entity';
import { KINDS } from '../entities/kinds';
import { Outcome } from './makeChanges';
import { Problem } from './problems';

type Check = (outcome: Outcome) => Problem[];

const referencesExist: Check = ({ after, touched }) =>
  touched.flatMap(({ entity, change }) =>
    Object.entries(KINDS[entity.kind].references).flatMap(([field, kind]) =>
      [...new Set(entity.segments.map(({ fields }) => fields[field]))]
        .filter(id => id && !exists(after.get(kind, id as string)))
        .map(id => ({
          change,
          field,
          message: `there is no ${kind} ${id}`,
          current: null,
        })),
    ),
  );

/** Who refers to each of these, in words. */
const referrersIn = (after: EntityMap, deleted: Entity[]) => {
  const referrers = new Map(
    deleted.map(({ kind, id }) => [`${kind} ${id}`, new Set<string>()]),
  );
  for (const { kind, id, segments } of after.all())
    for (const [field, referred] of Object.entries(KINDS[kind].references))
      for (const { fields } of segments)
        referrers.get(`${referred} ${fields[field]}`)?.add(`${kind} ${id}`);
  return referrers;
};

const NAMED = 5;

const listOf = (names: string[]) =>
  names.slice(0, NAMED).join(', ') +
  (names.length > NAMED ? ` and ${names.length - NAMED} more` : '');

const nothingDangles: Check = ({ before, after, touched }) => {
  const deleted = touched.filter(
    ({ entity }) =>
      !exists(entity) && exists(before.get(entity.kind, entity.id)),
  );
  if (deleted.length === 0) return [];
  const referrers = referrersIn(
    after,
    deleted.map(({ entity }) => entity),
  );
  return deleted.flatMap(({ entity: { kind, id }, change }) => {
    const names = [...referrers.get(`${kind} ${id}`)!];
    return names.length > 0
      ? [
          {
            change,
            field: 'id',
            message: `${id} is referred to by ${listOf(names)}`,
            current: names.slice(0, NAMED),
          },
        ]
      : [];
  });
};

const pivotValuesHaveTheirForm: Check = ({ touched }) =>
  touched
    .filter(({ entity }) => entity.kind === 'pivot')
    .flatMap(({ entity: { segments }, change }) => {
      const problems = segments.flatMap(
        ({ fields: { type, value } }) =>
          pivotValueProblem(type as PivotType, value as string) ?? [],
      );
      return [...new Set(problems)].map(message => ({
        change,
        field: 'value',
        message,
      }));
    });

interface Claim extends Segment {
  id: string;
}

const claimsByValue = (pivots: Entity[]): Map<string, Claim[]> => {
  const claims = new Map<string, Claim[]>();
  for (const { id, segments } of pivots)
    for (const segment of segments) {
      const { type, value } = segment.fields;
      const key = `${type} ${value}`;
      const sameValue = claims.get(key) ?? [];
      sameValue.push({ ...segment, id });
      claims.set(key, sameValue);
    }
  return claims;
};

/** A value belongs to one application at a time. */
const pivotsBelongToOne: Check = ({ after, touched }) => {
  const changeOf = new Map(
    touched
      .filter(({ entity }) => entity.kind === 'pivot')
      .map(({ entity, change }) => [entity.id, change]),
  );
  if (changeOf.size === 0) return [];
  return [...claimsByValue(after.all('pivot')).values()].flatMap(claims => {
    // In the order of their beginnings: if any two overlap, so do two neighbours.
    const ordered = claims.sort((a, b) =>
      (a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1,
    );
    return ordered.slice(1).flatMap((claim, index): Problem[] => {
      const other = ordered[index];
      if (isEmpty(intersection(claim, other))) return [];
      const [late, early] =
        (changeOf.get(claim.id) ?? -1) >= (changeOf.get(other.id) ?? -1)
          ? [claim, other]
          : [other, claim];
      const change = changeOf.get(late.id);
      if (change === undefined) return [];
      const { type, value, application } = early.fields;
      return [
        {
          change,
          field: 'value',
          message: `${type} ${value} belongs to ${application} at that time (pivot ${early.id})`,
          current: { pivot: early.id, application },
        },
      ];
    });
  });
};

const parentsAt = (group: Entity | undefined): string[] =>
  (group?.segments ?? []).flatMap(({ fields }) =>
    fields.parent ? [fields.parent as string] : [],
  );

/** Whatever the time: a group that was once below another is never above it. */
const groupsAreATree: Check = ({ after, touched }) =>
  touched
    .filter(({ entity }) => entity.kind === 'group')
    .flatMap(({ entity, change }) => {
      const seen = new Set<string>();
      const waiting = parentsAt(entity);
      for (let id = waiting.pop(); id; id = waiting.pop()) {
        if (id === entity.id)
          return [
            {
              change,
              field: 'parent',
              message: `${entity.id} would be above itself`,
              current: null,
            },
          ];
        if (!seen.has(id)) waiting.push(...parentsAt(after.get('group', id)));
        seen.add(id);
      }
      return [];
    });

const CHECKS: Check[] = [
  referencesExist,
  nothingDangles,
  pivotValuesHaveTheirForm,
  pivotsBelongToOne,
  groupsAreATree,
];

/** What of the whole would not hold after a request. Pure. */
export const checkOutcome: Check = outcome =>
  CHECKS.flatMap(check => check(outcome)).sort((a, b) => a.change - b.change);
