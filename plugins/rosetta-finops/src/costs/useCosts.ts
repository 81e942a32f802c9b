import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { GroupBy } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import {
  useResource,
  useStable,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Costs, CostsQuery, finopsApiRef } from '../api/finopsApi';
import { comparedWithYear, withoutComparison } from './comparison';
import { CostsApi, useCostsApi } from './useCostsApi';
import { Comparison, CostsView, Window, comparedWindow, queryOf } from './view';

/** How far back the picture and the sparkline look, at least. */
const MONTHS_OF_CONTEXT = 12;

type AskedCosts = CostsQuery & Window & { groupBy: GroupBy };

const compared = async (
  finops: CostsApi,
  { costs, query }: { costs: Costs; query: AskedCosts },
  compare: Comparison,
  signal: AbortSignal,
) => {
  if (compare === 'previous') return costs;
  if (compare === 'none') return withoutComparison(costs);
  const window = comparedWindow(query, 'year');
  return comparedWithYear(
    costs,
    await finops.costs({ ...query, ...window }, signal),
  );
};

/**
 * Figures, and the question they answer. Its currency is the one they came in, so that
 * whatever is asked to stand beside them is of that one too.
 */
const askCosts = async (
  finops: CostsApi,
  asked: AskedCosts,
  compare: Comparison,
  signal: AbortSignal,
) => {
  const costs = await finops.costs(asked, signal);
  const query = { ...asked, currency: costs.currency };
  return {
    costs: await compared(finops, { costs, query }, compare, signal),
    query,
  };
};

/** The window and enough before it to see where it comes from. */
const withContext = ({ from, to }: Window): Window => {
  const earliest = addMonths(to, -MONTHS_OF_CONTEXT);
  return { from: from < earliest ? from : earliest, to };
};

const askTrend = (finops: CostsApi, query: AskedCosts, signal: AbortSignal) =>
  finops.trend(
    {
      ...query,
      ...withContext(query),
      groupBy: query.groupBy === 'month' ? 'domain' : query.groupBy,
    },
    signal,
  );

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
  const finops = useCostsApi();
  const { compare = 'previous' } = view;
  const asked = useStable({ ...queryOf(view, window), groupBy: level });
  const answer = useResource(
    useCallback(
      signal => askCosts(finops, asked, compare, signal),
      [finops, asked, compare],
    ),
  );
  const query = useStable(answer.value?.query);
  const trend = useResource(
    useMemo(
      () => query && (signal => askTrend(finops, query, signal)),
      [finops, query],
    ),
  );
  return { answer, trend };
};
