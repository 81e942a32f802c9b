import { isDeepStrictEqual } from 'node:util';
import { FieldDiff } from '@rosetta/contracts/ref';
import { Entity, Segment, Validity, exists } from '../../entities/Entity';
import { KINDS } from '../../entities/kinds';

/** An entity as drafted, as it is now, and as proposed. */
export interface ThreeWays {
  base?: Entity;
  current?: Entity;
  proposed?: Entity;
}

type Values = Pick<FieldDiff, 'base' | 'current' | 'proposed'>;

const validityOf = (entity: Entity | undefined): Validity | undefined =>
  exists(entity)
    ? {
        validFrom: entity.segments[0].validFrom,
        validTo: entity.segments.at(-1)!.validTo,
      }
    : undefined;

/** The intervals between all bounds of some entities, in order. */
const intervalsOf = (entities: (Entity | undefined)[]): Validity[] => {
  const bounds = entities.flatMap(
    entity =>
      entity?.segments.flatMap(({ validFrom, validTo }) => [
        ...(validFrom ? [validFrom] : []),
        ...(validTo ? [validTo] : []),
      ]) ?? [],
  );
  const cuts = [null, ...[...new Set(bounds)].sort(), null];
  return cuts
    .slice(1)
    .map((validTo, index) => ({ validFrom: cuts[index], validTo }));
};

const isWithin = (inner: Validity, outer: Validity) =>
  (outer.validFrom === null ||
    (inner.validFrom !== null && inner.validFrom >= outer.validFrom)) &&
  (outer.validTo === null ||
    (inner.validTo !== null && inner.validTo <= outer.validTo));

/** The segment that holds in an interval; outside of all, the nearest: a bound is a difference of its own. */
const segmentAt = (segments: Segment[], { validFrom }: Validity) => {
  const begun = segments.filter(
    segment =>
      segment.validFrom === null ||
      (validFrom !== null && segment.validFrom <= validFrom),
  );
  return begun.at(-1) ?? segments[0];
};

const valueAt = (
  entity: Entity | undefined,
  field: string,
  interval: Validity,
): unknown =>
  exists(entity)
    ? segmentAt(entity.segments, interval).fields[field] ?? null
    : null;

const isSame = (a: unknown, b: unknown) => isDeepStrictEqual(a, b);

const differs = ({ base, current, proposed }: Values) =>
  !isSame(base, current) || !isSame(current, proposed);

const toDiff = (
  field: string,
  { validFrom: from, validTo: to }: Validity,
  values: Values,
): FieldDiff => {
  const { base, current, proposed } = values;
  const conflict =
    !isSame(base, current) &&
    !isSame(base, proposed) &&
    !isSame(current, proposed);
  return { field, from, to, ...values, conflict };
};

const ALWAYS: Validity = { validFrom: null, validTo: null };

/** A bound of the validity; of what is removed from all time, there is none. */
const boundDiffs = ({ base, current, proposed }: ThreeWays): FieldDiff[] => {
  if (!exists(proposed)) return [];
  return (['validFrom', 'validTo'] as const).flatMap(field => {
    const boundOf = (entity: Entity | undefined) =>
      validityOf(entity)?.[field] ?? null;
    const values = {
      base: boundOf(base),
      current: boundOf(current),
      proposed: boundOf(proposed),
    };
    return differs(values) ? [toDiff(field, ALWAYS, values)] : [];
  });
};

/** Differences that follow one another are one. */
const append = (diffs: FieldDiff[], next: FieldDiff) => {
  const last = diffs.at(-1);
  const follows =
    last !== undefined &&
    last.to === next.from &&
    isSame(
      [last.base, last.current, last.proposed],
      [next.base, next.current, next.proposed],
    );
  if (follows) last.to = next.to;
  else diffs.push(next);
};

/** What differs between an entity as drafted, as it is now and as proposed, field by field. Pure. */
export const fieldDiffs = (
  kind: Entity['kind'],
  ways: ThreeWays,
): FieldDiff[] => {
  const { base, current, proposed } = ways;
  const whole =
    validityOf(proposed) ?? validityOf(current) ?? validityOf(base) ?? ALWAYS;
  const intervals = intervalsOf([base, current, proposed]).filter(interval =>
    isWithin(interval, whole),
  );
  const fields = Object.keys(KINDS[kind].columns).flatMap(field => {
    const diffs: FieldDiff[] = [];
    for (const interval of intervals) {
      const values = {
        base: valueAt(base, field, interval),
        current: valueAt(current, field, interval),
        proposed: valueAt(proposed, field, interval),
      };
      if (differs(values)) append(diffs, toDiff(field, interval, values));
    }
    return diffs;
  });
  return [...fields, ...boundDiffs(ways)];
};
