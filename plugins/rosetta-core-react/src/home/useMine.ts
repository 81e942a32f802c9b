import { useMemo } from 'react';
import {
  Application,
  RefId,
  listApplications,
  listGroups,
} from '@rosetta/contracts/ref';
import { useMe } from '../access';
import {
  ResourceState,
  currentValue,
  skipToken,
  useJoined,
  useMapped,
  useRouteItems,
} from '../data';
import { nameOfRef } from '../entity';
import { Mine, findOwners } from './mine';

/** More owners than an address has room for: then all applications are read. */
const MAX_OWNERS = 100;

interface Membership {
  me: { groups: readonly { group: string }[] };
  groups: Parameters<typeof findOwners>[0];
}

/** A catalog group has the same name in the référentiel, where it is there. */
const toOwners = ({ me, groups }: Membership) =>
  findOwners(
    groups,
    me.groups
      .map(({ group }) => nameOfRef(group))
      .filter(id => RefId.safeParse(id).success),
  );

const toQuery = ({ owners }: Pick<Mine, 'owners'>) =>
  owners.length > MAX_OWNERS
    ? {}
    : { query: { group: owners.map(({ id }) => id).join(',') } };

const toMine = (
  found: ReturnType<typeof findOwners>,
  applications: readonly Application[],
): Mine => {
  const ids = new Set(found.owners.map(({ id }) => id));
  return {
    ...found,
    applications: applications
      .filter(({ group }) => ids.has(group))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
};

/**
 * The reader's groups and applications; not before all of it is known.
 * @param hasRole - nothing is asked before: it would be refused to somebody without one
 */
export const useMine = (hasRole: boolean): ResourceState<Mine> => {
  const me = useMe();
  const groups = useRouteItems(listGroups, hasRole ? {} : skipToken);
  const owners = useMapped(useJoined({ me, groups }), toOwners);
  const found = currentValue(owners);
  const owned = useRouteItems(
    listApplications,
    found?.owners.length ? toQuery(found) : skipToken,
  );
  const answered = found?.owners.length ? currentValue(owned) : undefined;
  const value = useMemo(() => {
    if (!found) return undefined;
    if (!found.owners.length) return toMine(found, []);
    return answered && toMine(found, answered);
  }, [found, answered]);
  const failed = owners.error ? owners : owned;
  return {
    value,
    error: owners.error ?? owned.error,
    loading: owners.loading || owned.loading,
    retry: failed.retry,
  };
};
