import { StoredChange } from '@rosetta/contracts/ref';
import { EntityMap, Segment } from '../entities/Entity';
import { DraftedRequest } from './ChangeRequestStore';

/** An application that is named, and from when on that counts; null is for all time. */
interface NamedApplication {
  id: string;
  since: string | null;
}

type Fields = Segment['fields'];

/** From when on a change writes anything; null when it writes for all time. */
const sinceOf = ({ op, set = {}, effectiveFrom }: StoredChange) => {
  if (op === 'create') return (set.validFrom as string) ?? null;
  if (!effectiveFrom) return null;
  // An earlier end takes away what was valid between the two.
  const validTo = (set.validTo as string) ?? effectiveFrom;
  return validTo < effectiveFrom ? validTo : effectiveFrom;
};

const valuesOf = (fields: Fields[], ...names: string[]) =>
  fields.flatMap(each => names.flatMap(name => (each[name] as string) ?? []));

/**
 * What a request names, in what it sets and in what it writes over: also what is over
 * long since, as the past is somebody's too.
 */
export const touchedBy = ({ changes, base }: DraftedRequest) => {
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
