import { Application, Group } from '@rosetta/contracts/ref';

/** What is the reader's own: all of it is known, or none. */
export interface Mine {
  /** The groups one is in, without those below another of them. */
  groups: readonly Group[];
  /** These, and all groups below them. */
  owners: readonly Group[];
  /** What they own, by name. */
  applications: readonly Application[];
}

/** The groups with these ids, and all below them; a cycle ends. */
const withBelow = (groups: readonly Group[], ids: readonly string[]) => {
  const found = new Set<string>();
  const add = (id: string) => {
    if (found.has(id)) return;
    found.add(id);
    for (const group of groups) if (group.parent === id) add(group.id);
  };
  ids.forEach(add);
  return groups.filter(({ id }) => found.has(id));
};

/** @param ids - the groups a person is in; those that own nothing anywhere are among them */
export const findOwners = (
  groups: readonly Group[],
  ids: readonly string[],
): Pick<Mine, 'groups' | 'owners'> => {
  const owners = withBelow(groups, ids);
  const known = new Set(owners.map(({ id }) => id));
  const own = owners.filter(({ id }) => ids.includes(id));
  const top = own.filter(({ parent }) => !(parent && known.has(parent)));
  // Where groups are each other's parents, none is above the others.
  return { owners, groups: top.length ? top : own };
};
