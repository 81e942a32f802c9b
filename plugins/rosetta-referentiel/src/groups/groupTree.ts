import { Group } from '@rosetta/contracts/ref';

export interface GroupNode {
  group: Group;
  children: GroupNode[];
}

const byName = (a: Group, b: Group) => a.name.localeCompare(b.name);

/** The tree of groups, by name; one whose parent is not known then is at the top. */
export const toTree = (groups: readonly Group[]): GroupNode[] => {
  const nodes = new Map<string, GroupNode>();
  for (const group of groups.toSorted(byName))
    nodes.set(group.id, { group, children: [] });
  const tops: GroupNode[] = [];
  for (const node of nodes.values())
    (nodes.get(node.group.parent ?? '')?.children ?? tops).push(node);
  return tops;
};

const isNamed = ({ id, name, members }: Group, part: string) =>
  [id, name, ...members].some(text => text.toLowerCase().includes(part));

/** The groups that something names, by a part of their name, id or a member, and those above them. */
export const findGroups = (
  groups: readonly Group[],
  search: string,
): Group[] => {
  const part = search.trim().toLowerCase();
  if (!part) return [...groups];
  const all = new Map(groups.map(group => [group.id, group]));
  const found = new Set<Group>();
  for (const group of groups)
    if (isNamed(group, part))
      for (
        let above: Group | undefined = group;
        above && !found.has(above);
        above = all.get(above.parent ?? '')
      )
        found.add(above);
  return groups.filter(group => found.has(group));
};
