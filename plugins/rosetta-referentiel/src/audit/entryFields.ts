/** A field of what an entry is of, before and after. */
export interface EntryField {
  field: string;
  /** The begin of the time in which it was so, where there are several. */
  from?: string;
  before: unknown;
  after: unknown;
}

interface Segment {
  validFrom: string | null;
  validTo: string | null;
  fields: Record<string, unknown>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSegment = (value: unknown): value is Segment =>
  isRecord(value) && isRecord(value.fields);

type Fields = Map<string, { field: string; from?: string; value: unknown }>;

/** An entity is kept as what it was in each time; anything else by its own fields. */
const fieldsOf = (state: unknown): Fields => {
  const parts = Array.isArray(state) ? state : [state];
  const several = parts.length > 1;
  return new Map(
    parts.filter(isRecord).flatMap(part => {
      const { fields, ...validity }: Partial<Segment> = isSegment(part)
        ? part
        : { fields: part };
      const from = several ? String(validity.validFrom ?? '–') : undefined;
      return Object.entries({ ...fields, ...validity }).map(
        ([field, value]) =>
          [[field, from].join(' '), { field, from, value }] as const,
      );
    }),
  );
};

const isSame = (a: unknown, b: unknown) =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

const BOUNDS = ['validFrom', 'validTo'];

/** What a field was from when to when; a bound says when there was anything at all. */
const courseOf = (segments: readonly unknown[], field: string) => {
  const course: { from: string | null; to: string | null; value: string }[] =
    [];
  for (const { validFrom, validTo, fields } of segments.filter(isSegment)) {
    const value = JSON.stringify(BOUNDS.includes(field) || fields[field]);
    const last = course.at(-1);
    if (last && last.to === validFrom && last.value === value)
      last.to = validTo;
    else course.push({ from: validFrom, to: validTo, value });
  }
  return course;
};

/** Where one time becomes two, only what is different in one of them has changed. */
const isSameCourse = (before: unknown, after: unknown, field: string) =>
  Array.isArray(before) &&
  Array.isArray(after) &&
  isSame(courseOf(before, field), courseOf(after, field));

/** What an entry changed: the fields that differ. */
export const entryFields = (before: unknown, after: unknown): EntryField[] => {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(key => {
    const { field, from } = (is.get(key) ?? was.get(key))!;
    const change = { before: was.get(key)?.value, after: is.get(key)?.value };
    return isSame(change.before, change.after) ||
      isSameCourse(before, after, field)
      ? []
      : [{ field, from, ...change }];
  });
};
