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
import { Outcome } from './applyChanges';
import { Problem } from './problems';

type Check = (outcome: Outcome) => Problem[];

const referencesExist: Check = ({ after, touched }) =>
  touched.flatMap(({ entity, change }) =>
    Object.entries(KINDS[entity.kind].references).flatMap(([field, kind]) =>
      [...new Set(entity.segments.map(({ fields }) => fields[field]))]
        .filter(id => id && !exists(after.get(kind, id as string)))
        .map(
          (id): Problem => ({
            change,
            field,
            code: 'unknown-reference',
            values: { kind, id: String(id) },
            message: `there is no ${kind} ${id}`,
            current: null,
          }),
        ),
    ),
  );

/** The referrers of each deleted entity, at a time when it is no longer valid. */
const referrersIn = (after: EntityMap, deleted: Entity[]) => {
  const referrers = new Map(
    deleted.map(({ kind, id, segments }) => [
      `${kind} ${id}`,
      { end: segments.at(-1)?.validTo ?? '', names: new Set<string>() },
    ]),
  );
  for (const { kind, id, segments } of after.all())
    for (const [field, referred] of Object.entries(KINDS[kind].references))
      for (const { fields, validTo } of segments) {
        const found = referrers.get(`${referred} ${fields[field]}`);
        if (found && (validTo === null || validTo > found.end))
          found.names.add(`${kind} ${id}`);
      }
  return referrers;
};

const MAX_NAMED = 5;

const formatList = (names: string[]) =>
  names.slice(0, MAX_NAMED).join(', ') +
  (names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : '');

const noDanglingReferences: Check = ({ before, after, touched }) => {
  const deleted = touched.filter(
    ({ entity, isDeleted }) =>
      isDeleted && exists(before.get(entity.kind, entity.id)),
  );
  if (deleted.length === 0) return [];
  const referrers = referrersIn(
    after,
    deleted.map(({ entity }) => entity),
  );
  return deleted.flatMap(({ entity: { kind, id }, change }): Problem[] => {
    const names = [...referrers.get(`${kind} ${id}`)!.names];
    return names.length > 0
      ? [
          {
            change,
            field: 'id',
            code: 'referenced',
            values: { id, names: formatList(names) },
            message: `${id} is referenced by ${formatList(names)}`,
            current: names.slice(0, MAX_NAMED),
          },
        ]
      : [];
  });
};

const pivotValuesAreValid: Check = ({ touched }) =>
  touched
    .filter(({ entity }) => entity.kind === 'pivot')
    .flatMap(({ entity: { segments }, change }) => {
      const problems = segments.flatMap(
        ({ fields: { type, value } }) =>
          pivotValueProblem(type as PivotType, value as string) ?? [],
      );
      return [...new Set(problems)].map(
        (message): Problem => ({
          change,
          field: 'value',
          code: 'format',
          message,
        }),
      );
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

/** A pivot value belongs to one application at a time. */
const pivotValuesAreUnique: Check = ({ after, touched }) => {
  const changeOf = new Map(
    touched
      .filter(({ entity }) => entity.kind === 'pivot')
      .map(({ entity, change }) => [entity.id, change]),
  );
  if (changeOf.size === 0) return [];
  return [...claimsByValue(after.all('pivot')).values()].flatMap(claims => {
    // Sorted by start: if any two overlap, two neighbours do.
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
          code: 'value-taken',
          values: {
            value: `${type} ${value}`,
            application: String(application),
            pivot: early.id,
          },
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

/** At any time: a group that was once a descendant of another never becomes its ancestor. */
const groupsFormTree: Check = ({ after, touched }) =>
  touched
    .filter(({ entity }) => entity.kind === 'group')
    .flatMap(({ entity, change }): Problem[] => {
      const seen = new Set<string>();
      const waiting = parentsAt(entity);
      for (let id = waiting.pop(); id; id = waiting.pop()) {
        if (id === entity.id)
          return [
            {
              change,
              field: 'parent',
              code: 'cycle',
              values: { id: entity.id },
              message: `${entity.id} would be its own ancestor`,
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
  noDanglingReferences,
  pivotValuesAreValid,
  pivotValuesAreUnique,
  groupsFormTree,
];

/** Checks the référentiel as it would be after a request. Pure. */
export const checkOutcome: Check = outcome =>
  CHECKS.flatMap(check => check(outcome)).sort((a, b) => a.change - b.change);
