import { StoredChange } from '@rosetta/contracts/ref';
import {
  Entity,
  Segment,
  Validity,
  exists,
  intersection,
  isEmpty,
} from '../entities/Entity';
import { KINDS } from '../entities/kinds';
import { Problem } from './problems';

type Refusal = Omit<Problem, 'change'>;

const EMPTY_VALIDITY: Refusal = {
  field: 'validTo',
  code: 'empty-validity',
  message: 'must be after validFrom: the validity is half-open',
};

const splitSet = ({ set = {} }: StoredChange) => {
  const { validFrom, validTo, ...fields } = set;
  return { fields, bounds: { validFrom, validTo } as Partial<Validity> };
};

/** Null removes a field, or resets it to its default. */
const mergeFields = (
  { kind, id }: StoredChange,
  before: Segment['fields'],
  set: Segment['fields'],
): Segment['fields'] => {
  const given = Object.entries({ ...before, ...set }).filter(
    ([, value]) => value !== null,
  );
  const name = kind === 'group' ? { name: id } : {};
  return { ...KINDS[kind].defaults, ...name, ...Object.fromEntries(given) };
};

/** Moves the bounds: the outer segments stretch, segments outside are dropped. */
const applyBounds = (
  segments: Segment[],
  set: Partial<Validity>,
): Segment[] => {
  const last = segments.length - 1;
  const {
    validFrom = segments[0].validFrom,
    validTo = segments[last].validTo,
  } = set;
  return segments
    .map((segment, index) => ({
      ...segment,
      validFrom: index === 0 ? validFrom : segment.validFrom,
      validTo: index === last ? validTo : segment.validTo,
    }))
    .map(segment => ({
      ...segment,
      ...intersection(segment, { validFrom, validTo }),
    }))
    .filter(segment => !isEmpty(segment));
};

/** Splits the segment at an instant, so that the later part can differ. */
const splitAt = (segments: Segment[], at: string): Segment[] =>
  segments
    .flatMap(segment => [
      {
        ...segment,
        ...intersection(segment, { validFrom: null, validTo: at }),
      },
      {
        ...segment,
        ...intersection(segment, { validFrom: at, validTo: null }),
      },
    ])
    .filter(segment => !isEmpty(segment));

/** An entity that has ended may begin again, later. */
const addLater = (entity: Entity, segment: Segment): Segment[] | Refusal => {
  const { id, segments } = entity;
  const { validTo } = segments.at(-1)!;
  if (validTo !== null && (segment.validFrom ?? '') >= validTo)
    return [...segments, segment];
  return {
    field: 'id',
    code: 'exists',
    values: { id, ...(validTo && { until: validTo }) },
    message:
      validTo === null
        ? `${id} already exists`
        : `${id} already exists, until ${validTo}: give a validFrom from then on`,
    current: id,
  };
};

const create = (change: StoredChange, entity: Entity): Segment[] | Refusal => {
  const { fields, bounds } = splitSet(change);
  const segment: Segment = {
    validFrom: bounds.validFrom ?? null,
    validTo: bounds.validTo ?? null,
    fields: mergeFields(change, {}, fields),
  };
  if (isEmpty(segment)) return EMPTY_VALIDITY;
  return exists(entity) ? addLater(entity, segment) : [segment];
};

const update = (change: StoredChange, entity: Entity): Segment[] | Refusal => {
  const { fields, bounds } = splitSet(change);
  const { effectiveFrom } = change;
  if (effectiveFrom && bounds.validFrom !== undefined)
    return {
      field: 'validFrom',
      code: 'not-combinable',
      message: 'cannot be combined with effectiveFrom',
    };

  const isLater = ({ validFrom }: Segment) =>
    !effectiveFrom || (validFrom !== null && validFrom >= effectiveFrom);
  const cut = effectiveFrom
    ? splitAt(entity.segments, effectiveFrom)
    : entity.segments;
  if (!cut.some(isLater))
    return {
      field: 'effectiveFrom',
      code: 'no-longer-valid',
      values: { id: entity.id },
      message: `${entity.id} is no longer valid at that time`,
    };
  const segments = applyBounds(
    cut.map(segment =>
      isLater(segment)
        ? { ...segment, fields: mergeFields(change, segment.fields, fields) }
        : segment,
    ),
    bounds,
  );
  return segments.length > 0 ? segments : EMPTY_VALIDITY;
};

/** Ends the validity; what was before, stays. */
const end = (
  { effectiveFrom }: StoredChange,
  { id, segments }: Entity,
  now: string,
): Segment[] | Refusal => {
  if (effectiveFrom === null) return [];
  const at = effectiveFrom ?? now;
  const { validTo } = segments.at(-1)!;
  if (validTo !== null && validTo <= at)
    return {
      field: effectiveFrom ? 'effectiveFrom' : 'id',
      code: 'no-longer-valid',
      values: { id },
      message: `${id} is no longer valid at that time`,
      current: validTo,
    };
  const before = { validFrom: null, validTo: at };
  return segments
    .map(segment => ({ ...segment, ...intersection(segment, before) }))
    .filter(segment => !isEmpty(segment));
};

/**
 * Applies a change to an entity, or returns why it is impossible. Pure.
 * @param now - when a delete without a date takes effect
 */
export const applyChange = (
  change: StoredChange,
  entity: Entity,
  now: string,
): Segment[] | Refusal => {
  if (change.op === 'create') return create(change, entity);
  // Also what is valid no more, as long as it was known.
  if (change.op === 'erase' && entity.version > 0) return [];
  if (!exists(entity))
    return {
      field: 'id',
      code: 'not-found',
      values: { id: entity.id },
      message: `${entity.id} does not exist`,
      current: null,
    };
  return change.op === 'delete'
    ? end(change, entity, now)
    : update(change, entity);
};
