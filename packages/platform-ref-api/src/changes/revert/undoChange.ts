import { isDeepStrictEqual } from 'node:util';
import { ConflictError } from '@backstage/errors';
import { FieldDiff, StoredChange } from '@rosetta/contracts/ref';
import { Entity, ExistingEntity, Segment, exists } from '../../entities/Entity';
import { KINDS } from '../../entities/kinds';
import { ThreeWays, fieldDiffs } from '../diff/fieldDiffs';

type Target = Pick<Entity, 'kind' | 'id'>;
type Bound = 'validFrom' | 'validTo';

const BOUNDS: readonly string[] = ['validFrom', 'validTo'];

const targetOf = ({ kind, id }: Target): Target => ({ kind, id });

const valueOf = (segment: Segment, field: string) =>
  segment.fields[field] ?? null;

const boundOf = ({ segments }: ExistingEntity, bound: Bound) =>
  bound === 'validFrom' ? segments[0].validFrom : segments.at(-1)!.validTo;

/** What is set from each later segment on, of these fields where they differ from the segment before. */
const laterSegments = (
  before: ExistingEntity,
  fields: string[],
): StoredChange[] =>
  before.segments.slice(1).flatMap((segment, index) => {
    const previous = before.segments[index];
    const differing = fields.filter(
      field =>
        !isDeepStrictEqual(valueOf(segment, field), valueOf(previous, field)),
    );
    if (differing.length === 0) return [];
    const set = Object.fromEntries(
      differing.map(field => [field, valueOf(segment, field)]),
    );
    const effectiveFrom = segment.validFrom!;
    return [{ op: 'update', ...targetOf(before), set, effectiveFrom }];
  });

type Segments = ExistingEntity['segments'];

/** The segments in runs that follow one another without a gap, in each of which it was there all the time. */
const runsOf = ([first, ...rest]: Segments): Segments[] => {
  const runs: Segments[] = [[first]];
  for (const segment of rest) {
    const run = runs.at(-1)!;
    if (run.at(-1)!.validTo === segment.validFrom) run.push(segment);
    else runs.push([segment]);
  }
  return runs;
};

const recreateRun = (before: ExistingEntity): StoredChange[] => {
  const [first] = before.segments;
  const set = Object.fromEntries(
    Object.entries({
      ...first.fields,
      validFrom: boundOf(before, 'validFrom'),
      validTo: boundOf(before, 'validTo'),
    }).filter(([, value]) => value !== null),
  );
  const fields = Object.keys(KINDS[before.kind].columns);
  return [
    { op: 'create', ...targetOf(before), set },
    ...laterSegments(before, fields),
  ];
};

const recreate = (before: ExistingEntity): StoredChange[] =>
  runsOf(before.segments).flatMap(segments =>
    recreateRun({ ...before, segments }),
  );

/** The entity had ended, and began again: the time of that addition. */
const addedFrom = ({ segments: before }: Entity, { segments: after }: Entity) =>
  after.length > before.length &&
  isDeepStrictEqual(after.slice(0, before.length), before)
    ? after[before.length].validFrom
    : null;

/** An update knows no gaps: it would fill them, or leave those that were made. */
const assertNoGaps = ({ id }: Target, ...ways: ExistingEntity[]) => {
  if (ways.some(({ segments }) => runsOf(segments).length > 1))
    throw new ConflictError(
      `${id} cannot be set back: its validity has gaps; propose what it shall be`,
    );
};

/** @throws ConflictError where others have set one of these fields to something else since */
const assertUnchangedSince = (
  { kind, id }: Target,
  fields: string[],
  ways: ThreeWays,
) => {
  const isOthers = ({ field, base, current, proposed }: FieldDiff) =>
    fields.includes(field) &&
    !isDeepStrictEqual(base, current) &&
    !isDeepStrictEqual(current, proposed);
  const lost = fieldDiffs(kind, ways).find(isOthers);
  if (lost)
    throw new ConflictError(
      `${id} cannot be set back: others have changed its ${lost.field} since`,
    );
};

interface Restored {
  before: ExistingEntity;
  after: ExistingEntity;
  current: ExistingEntity;
}

/** Sets back what was changed, and nothing else: what others have changed since, stays. */
const restore = ({ before, after, current }: Restored): StoredChange[] => {
  const { kind } = before;
  assertNoGaps(before, before, after, current);
  const changed = [
    ...new Set(
      fieldDiffs(kind, { base: before, current: before, proposed: after }).map(
        ({ field }) => field,
      ),
    ),
  ];
  if (changed.length === 0) return [];
  const ways = { base: after, current, proposed: before };
  assertUnchangedSince(before, changed, ways);
  const set = Object.fromEntries(
    changed.map(field => [
      field,
      BOUNDS.includes(field)
        ? boundOf(before, field as Bound)
        : valueOf(before.segments[0], field),
    ]),
  );
  // A bound that moved may have cut segments off, with all their fields.
  const isCut = changed.some(field => BOUNDS.includes(field));
  const fields = isCut ? Object.keys(KINDS[kind].columns) : changed;
  return [
    { op: 'update', ...targetOf(before), set },
    ...laterSegments(before, fields),
  ];
};

/**
 * The changes that undo what was applied to one entity, as it is now. Pure.
 * @throws ConflictError when what others have done since would be lost
 */
export const undoChange = (
  before: Entity,
  after: Entity,
  current: Entity | undefined,
): StoredChange[] => {
  if (isDeepStrictEqual(before.segments, current?.segments ?? [])) return [];
  // Erased: nothing of it can come back, and what has its id since is not it.
  if (!exists(before) && !exists(after)) return [];
  if (!exists(before))
    return [{ op: 'delete', ...targetOf(before), effectiveFrom: null }];
  if (!exists(current)) {
    if (!exists(after)) return recreate(before);
    throw new ConflictError(
      `${before.id} cannot be set back: others have removed it since`,
    );
  }
  const since = addedFrom(before, after);
  if (since)
    return [{ op: 'delete', ...targetOf(before), effectiveFrom: since }];
  // Removed from all time, and made again since by somebody else: theirs is left to them.
  return exists(after) ? restore({ before, after, current }) : [];
};
