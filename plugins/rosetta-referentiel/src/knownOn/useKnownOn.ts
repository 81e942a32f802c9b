import { useMemo } from 'react';
import { useUrlState } from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';

const KnownOnUrl = z.object({ knownOn: z.iso.date() });

/** The day of the address as which the référentiel is shown: what it said at the end of it. Now when there is none. */
export const useKnownOn = () => {
  const { state, change } = useUrlState(KnownOnUrl);
  const { knownOn: day } = state;
  const query = useMemo(() => {
    const at = `${day}T23:59:59.999Z`;
    return day ? { knownAt: at, validAt: at } : {};
  }, [day]);
  return {
    day,
    query,
    change: (next?: string) => change({ knownOn: next || undefined }),
  };
};
