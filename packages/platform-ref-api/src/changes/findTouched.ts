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
  if (!effectiveFrom) return null;
  // An earlier end removes what was valid between the two.
  const validTo = (set.validTo as string) ?? effectiveFrom;
  return validTo < effectiveFrom ? validTo : effectiveFrom;
};

const valuesOf = (fields: Fields[], ...names: string[]) =>
  fields.flatMap(each => names.flatMap(name => (each[name] as string) ?? []));

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
    const since = sinceOf(change);
    const written = (before.get(kind, id)?.segments ?? []).filter(
      ({ validTo }) => !since || validTo === null || validTo > since,
    );
    const fields = [set, ...written.map(segment => segment.fields)];
    groups.push(...valuesOf(fields, 'group', 'parent'));
    if (kind === 'group') groups.push(id);
    applications.push(
      ...valuesOf(fields, 'application', 'from', 'to').map(application => ({
        id: application,
        since,
      })),
    );
  }
  return { groups, applications };
};
