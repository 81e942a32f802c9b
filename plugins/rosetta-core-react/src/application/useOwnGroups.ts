import { useMemo } from 'react';
import { RefId } from '@rosetta/contracts/ref';
import { useMe } from '../access';

/** The référentiel ids of the groups one is in: a catalog group has the same name there. */
export const useOwnGroups = (): readonly string[] => {
  const { value: me } = useMe();
  return useMemo(
    () =>
      (me?.groups ?? [])
        .map(({ group }) => group.split('/').at(-1)!)
        .filter(id => RefId.safeParse(id).success),
    [me],
  );
};
