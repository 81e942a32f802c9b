import { useCallback } from 'react';
import {
  GroupBy,
  listCostFilters,
  listCostTrend,
  listCosts,
  listPeriods,
} from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import {
  ResourceState,
  currentValue,
  skipToken,
  useJoined,
  useMapped,
  useRoute,
} from '@rosetta/plugin-rosetta-core-react/data';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { Costs, CostQuery } from '../types';
import { comparedWithYear, withoutComparison } from './comparison';
import { useLabelled } from './useLabelled';
import {
  Comparison,
  CostsPageView,
  comparedRange,
  queryOf,
} from './costsPageView';

/** How far back the picture and the sparkline look, at least. */
const MONTHS_OF_CONTEXT = 12;
const MAX_PERIODS = 500;

/** The range and enough before it to see where it comes from. */
const withContext = ({ from, to }: MonthRange): MonthRange => {
  const earliest = addMonths(to, -MONTHS_OF_CONTEXT);
  return { from: from < earliest ? from : earliest, to };
};

/** What there is to choose from: published months, and values to filter by. */
export const useChoices = () =>
  useJoined({
    periods: useRoute(listPeriods, { query: { limit: MAX_PERIODS } }),
    filters: useRoute(listCostFilters, {}),
  });
export type Choices = NonNullable<ReturnType<typeof useChoices>['value']>;

/** The figures beside those of another range, where the person chose one. */
const useCompared = (
  costs: ResourceState<Costs>,
  query: CostQuery & MonthRange,
  compare: Comparison,
) => {
  const answered = currentValue(costs);
  const ofYear = compare === 'year';
  const year = useRoute(
    listCosts,
    ofYear && answered
      ? {
          query: {
            ...query,
            ...comparedRange(query, 'year'),
            currency: answered.currency,
          },
        }
      : skipToken,
  );
  const both = useJoined<{
    costs: ResourceState<Costs>;
    year?: ResourceState<Costs>;
  }>(ofYear ? { costs, year } : { costs });
  const toCompared = useCallback(
    (joined: { costs: Costs; year?: Costs }) => {
      // A range that lacks a month would seem to cost less than the one before.
      if (compare === 'none' || joined.costs.missing.length > 0)
        return withoutComparison(joined.costs);
      return joined.year
        ? comparedWithYear(joined.costs, joined.year)
        : joined.costs;
    },
    [compare],
  );
  return useMapped(both, toCompared);
};

/** The same parts month by month, in the currency that the figures came in. */
const useTrend = (
  costs: ResourceState<Costs>,
  query: CostQuery & MonthRange,
  level: GroupBy,
) => {
  const answered = currentValue(costs);
  return useRoute(
    listCostTrend,
    answered
      ? {
          query: {
            ...query,
            ...withContext(query),
            currency: answered.currency,
            groupBy: level === 'month' ? 'domain' : level,
          },
        }
      : skipToken,
  );
};

/** The figures of one level, and the same parts month by month. */
export const useCosts = (
  view: CostsPageView,
  range: MonthRange,
  level: GroupBy,
) => {
  const { compare = 'previous' } = view;
  const query = { ...queryOf(view, range), groupBy: level };
  const costs = useRoute(listCosts, { query });
  return {
    answer: useLabelled(useCompared(costs, query, compare)),
    trend: useLabelled(useTrend(costs, query, level)),
  };
};
