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

const EMPTY: Refusal = {
  field: 'validTo',
  message: 'must be after validFrom: the validity is half-open',
};

const splitSet = ({ set = {} }: StoredChange) => {
  const { validFrom, validTo, ...fields } = set;
  return { fields, bounds: { validFrom, validTo } as Partial<Validity> };
};

/** Null takes a field away, and what has a default falls back on it. */
const fieldsWith = (
  { kind, id }: StoredChange,
  before: Segment['fields'],
  set: Segment['fields'],
): Segment['fields'] => {
  const said = Object.entries({ ...before, ...set }).filter(
    ([, value]) => value !== null,
  );
  const name = kind === 'group' ? { name: id } : {};
  return { ...KINDS[kind].defaults, ...name, ...Object.fromEntries(said) };
};

/** The same states between other bounds: the outer ones stretch, what falls outside goes. */
const bounded = (segments: Segment[], set: Partial<Validity>): Segment[] => {
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

/** Cut in two at an instant, so that what begins there can differ from what was before. */
const cutAt = (segments: Segment[], at: string): Segment[] =>
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

const create = (change: StoredChange, entity: Entity): Segment[] | Refusal => {
  if (exists(entity))
    return {
      field: 'id',
      message: `${entity.id} exists already`,
      current: entity.id,
    };
  const { fields, bounds } = splitSet(change);
  const segment: Segment = {
    validFrom: bounds.validFrom ?? null,
    validTo: bounds.validTo ?? null,
    fields: fieldsWith(change, {}, fields),
  };
  return isEmpty(segment) ? EMPTY : [segment];
};

const update = (change: StoredChange, entity: Entity): Segment[] | Refusal => {
  const { fields, bounds } = splitSet(change);
  const { effectiveFrom } = change;
  if (effectiveFrom && bounds.validFrom !== undefined)
    return { field: 'validFrom', message: 'does not go with effectiveFrom' };

  const isLater = ({ validFrom }: Segment) =>
    !effectiveFrom || (validFrom !== null && validFrom >= effectiveFrom);
  const cut = effectiveFrom
    ? cutAt(entity.segments, effectiveFrom)
    : entity.segments;
  if (!cut.some(isLater))
    return {
      field: 'effectiveFrom',
      message: `${entity.id} is not valid any more then`,
    };
  const segments = bounded(
    cut.map(segment =>
      isLater(segment)
        ? { ...segment, fields: fieldsWith(change, segment.fields, fields) }
        : segment,
    ),
    bounds,
  );
  return segments.length > 0 ? segments : EMPTY;
};

/** What an entity becomes by a change, or why it can't. Pure. */
export const applyChange = (
  change: StoredChange,
  entity: Entity,
): Segment[] | Refusal => {
  if (change.op === 'create') return create(change, entity);
  if (!exists(entity))
    return { field: 'id', message: `${entity.id} is not known`, current: null };
  return change.op === 'delete' ? [] : update(change, entity);
};
