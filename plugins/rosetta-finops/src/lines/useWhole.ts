import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  useResource,
  useStable,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { CostsQuery, finopsApiRef } from '../api/finopsApi';

/** What the lines add up to, and what the applications in them are called. */
export const useWhole = (query: CostsQuery) => {
  const finops = useApi(finopsApiRef);
  const asked = useStable(query);
  return useResource(
    useCallback(
      async (signal: AbortSignal) => {
        const costs = await finops.costs(
          { ...asked, groupBy: 'application' },
          signal,
        );
        const names = new Map(
          costs.items.map(({ key, label }) => [key, label]),
        );
        return { costs, names };
      },
      [finops, asked],
    ),
  );
};
