import { StoredChange } from '@rosetta/contracts/ref';
import { EntityMap, Segment } from '../entities/Entity';
import { DraftedRequest } from './ChangeRequestStore';

/** A named application, and since when; null is for all time. */
interface NamedApplication {
  id: string;
  since: string | null;
}

type Fields = Segment['fields'];

/** The instant from which a change writes; null when it writes for all time. */
const sinceOf = ({ op, set = {}, effectiveFrom }: StoredChange) => {
  if (op === 'create') return (set.validFrom as string) ?? null;
  if (op === 'delete' && effectiveFrom === undefined)
    return new Date().toISOString();
  if (!effectiveFrom) return null;
  // An earlier end removes what was valid between the two.
  const validTo = (set.validTo as string) ?? effectiveFrom;
  return validTo < effectiveFrom ? validTo : effectiveFrom;
};

/** Fields that a change names, and since when. */
interface Named {
  fields: Fields;
  since: string | null;
}

/** What a change overwrites; what begins again takes over the id of all that was. */
const overwritten = (
  change: StoredChange,
  segments: Segment[] = [],
): Named[] => {
  if (change.op === 'create')
    return segments.map(({ fields, validFrom: since }) => ({ fields, since }));
  const since = sinceOf(change);
  return segments
    .filter(({ validTo }) => !since || validTo === null || validTo > since)
    .map(({ fields }) => ({ fields, since }));
};

const valuesOf = ({ fields }: Named, ...names: string[]) =>
  names.flatMap(name => (fields[name] as string) ?? []);

/**
 * The groups and applications that a request names, in new and in overwritten values, including
 * those that ended in the past: their owners have a say too.
 */
export const findTouched = ({ changes, base }: DraftedRequest) => {
  const before = new EntityMap(base);
  const groups: string[] = [];
  const applications: NamedApplication[] = [];
  for (const change of changes) {
    const { kind, id, set = {} } = change;
    if (kind === 'group') groups.push(id);
    const named = [
      { fields: set, since: sinceOf(change) },
      ...overwritten(change, before.get(kind, id)?.segments),
    ];
    for (const each of named) {
      groups.push(...valuesOf(each, 'group', 'parent'));
      const { since } = each;
      for (const application of valuesOf(each, 'application', 'from', 'to'))
        applications.push({ id: application, since });
    }
  }
  return { groups, applications };
};
