import {
  Application,
  Group,
  getApplication,
  listGroups,
} from '@rosetta/contracts/ref';
import {
  useJoined,
  useMapped,
  useRoute,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';
import { useKnownOn } from '../knownOn/useKnownOn';

export interface ApplicationOwner {
  /** The id of the owning group. */
  group: string;
  /** The owning group and those above it, the nearest first. */
  chain: readonly Group[];
}

const chainOf = (groups: readonly Group[], id: string): Group[] => {
  const byId = new Map(groups.map(group => [group.id, group]));
  const chain: Group[] = [];
  let next = byId.get(id);
  while (next && !chain.includes(next)) {
    chain.push(next);
    next = next.parent ? byId.get(next.parent) : undefined;
  }
  return chain;
};

const toOwner = (known: {
  application: Application;
  groups: Group[];
}): ApplicationOwner => {
  const { group } = known.application;
  return { group, chain: chainOf(known.groups, group) };
};

/** Who owns an application. */
export const useOwner = (application: string) => {
  const { query } = useKnownOn();
  return useMapped(
    useJoined({
      application: useRoute(getApplication, {
        params: { id: application },
        query,
      }),
      groups: useRouteItems(listGroups, { query }),
    }),
    toOwner,
  );
};
