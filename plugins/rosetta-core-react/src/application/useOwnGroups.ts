import { useMemo } from 'react';
import { RefId } from '@rosetta/contracts/ref';
import { useMe } from '../access';
import { useStable } from '../resource';

/** The référentiel ids of the groups one is in: a catalog group has the same name there. */
export const useOwnGroups = (): readonly string[] => {
  const { value: me } = useMe();
  const groups = useMemo(
    () =>
      (me?.groups ?? [])
        .map(({ group }) => group.split('/').at(-1)!)
        .filter(id => RefId.safeParse(id).success),
    [me],
  );
  return useStable(groups);
};
