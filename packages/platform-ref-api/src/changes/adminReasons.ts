import { AdminReason, StoredChange } from '@rosetta/contracts/ref';
import {
  Entity,
  EntityMap,
  Segment,
  exists,
  intersection,
  isEmpty,
} from '../entities/Entity';
import { Outcome, applyChanges } from './applyChanges';
import { DraftedRequest } from './ChangeRequestStore';

const sets = (field: string, { op, set = {} }: StoredChange) => {
  if (!(field in set)) return false;
  const value = set[field];
  const isNothing = value === null || (Array.isArray(value) && !value.length);
  return op === 'update' || !isNothing;
};

const changesGroup = (field: string) => (change: StoredChange) =>
  change.kind === 'group' && sets(field, change);

const CLAIM = ['application', 'type', 'value'];
const isSameClaim = (a: Segment, b: Segment) =>
  CLAIM.every(field => a.fields[field] === b.fields[field]);

/** Whether ordered segments leave no moment of another one out. */
const isCovered = ({ validFrom, validTo }: Segment, known: Segment[]) => {
  let from = validFrom;
  for (const each of known) {
    const begins =
      each.validFrom === null || (from !== null && each.validFrom <= from);
    if (!begins) return false;
    if (each.validTo === null) return true;
    if (from === null || each.validTo > from) from = each.validTo;
    if (validTo !== null && from >= validTo) return true;
  }
  return false;
};

/** A person says so; a machine that names its source has it from there. */
const hasEvidence = ({ author }: DraftedRequest, { fields }: Segment) =>
  !author.startsWith('user:') && Boolean(fields.source);

const claimsWithoutEvidence = (
  request: DraftedRequest,
  { before, touched }: Outcome,
) =>
  touched
    .filter(({ entity }) => entity.kind === 'pivot')
    .some(({ entity: { id, segments } }) => {
      const known = before.get('pivot', id)?.segments ?? [];
      return segments.some(
        segment =>
          !hasEvidence(request, segment) &&
          !isCovered(
            segment,
            known.filter(each => isSameClaim(each, segment)),
          ),
      );
    });

/** No moment of it is left: whatever the dates say, it never was. */
const isRemoved = (before: Entity | undefined, after: Entity) =>
  exists(before) &&
  before.segments.every(was =>
    after.segments.every(is => isEmpty(intersection(was, is))),
  );

const removesFromAllTime = (
  { changes }: DraftedRequest,
  { before, touched }: Outcome,
) =>
  changes.some(
    ({ op, effectiveFrom }) => op === 'erase' || effectiveFrom === null,
  ) ||
  touched.some(({ entity }) =>
    isRemoved(before.get(entity.kind, entity.id), entity),
  );

/** Why only an administrator of the référentiel may approve a request, by its content. Pure. */
export const findAdminReasons = (request: DraftedRequest): AdminReason[] => {
  const { changes } = request;
  const outcome = applyChanges(
    new EntityMap(request.base),
    changes,
    new Date().toISOString(),
  );
  const reasons: Record<Exclude<AdminReason, 'no-group'>, boolean> = {
    members: changes.some(changesGroup('members')),
    parent: changes.some(changesGroup('parent')),
    evidence: claimsWithoutEvidence(request, outcome),
    'all-time': removesFromAllTime(request, outcome),
  };
  return (Object.keys(reasons) as (keyof typeof reasons)[]).filter(
    reason => reasons[reason],
  );
};
