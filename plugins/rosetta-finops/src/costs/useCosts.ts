import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { GroupBy, addMonths } from '@rosetta/contracts';
import { useResource, useStable } from '@rosetta/plugin-rosetta-core-react';
import { CostsQuery, FinopsApi, finopsApiRef } from '../api/finopsApi';
import { comparedWithYear, withoutComparison } from './comparison';
import { Comparison, CostsView, Window, comparedWindow, queryOf } from './view';

/** How far back the picture and the sparkline look, at least. */
const MONTHS_OF_CONTEXT = 12;

const askCosts = async (
  finops: FinopsApi,
  query: CostsQuery & Window,
  compare: Comparison,
  signal: AbortSignal,
) => {
  if (compare !== 'year') {
    const costs = await finops.costs(query, signal);
    return compare === 'none' ? withoutComparison(costs) : costs;
  }
  const [costs, year] = await Promise.all([
    finops.costs(query, signal),
    finops.costs({ ...query, ...comparedWindow(query, 'year') }, signal),
  ]);
  return comparedWithYear(costs, year);
};

/** The window and enough before it to see where it comes from. */
const withContext = ({ from, to }: Window): Window => {
  const earliest = addMonths(to, -MONTHS_OF_CONTEXT);
  return { from: from < earliest ? from : earliest, to };
};

/** What there is to choose from: published months, and values to filter by. */
export const useChoices = () => {
  const finops = useApi(finopsApiRef);
  return useResource(
    useCallback(
      async signal => {
        const [periods, filters] = await Promise.all([
          finops.periods(signal),
          finops.filters(signal),
        ]);
        return { periods, filters };
      },
      [finops],
    ),
  );
};
export type Choices = NonNullable<ReturnType<typeof useChoices>['value']>;

/** The figures of one level, and the same parts month by month. */
export const useCosts = (view: CostsView, window: Window, level: GroupBy) => {
  const finops = useApi(finopsApiRef);
  const { compare = 'previous' } = view;
  const query = useStable({ ...queryOf(view, window), groupBy: level });
  const costs = useResource(
    useCallback(
      signal => askCosts(finops, query, compare, signal),
      [finops, query, compare],
    ),
  );
  const trend = useResource(
    useCallback(
      signal => {
        const groupBy = query.groupBy === 'month' ? 'domain' : query.groupBy;
        return finops.trend(
          { ...query, ...withContext(query), groupBy },
          signal,
        );
      },
      [finops, query],
    ),
  );
  return { costs, trend, query };
};
