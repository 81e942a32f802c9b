import { listCosts } from '@rosetta/contracts/finops';
import { useMapped, useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { Costs, CostQuery } from '../types';

const withNames = (costs: Costs) => ({
  costs,
  names: new Map(costs.items.map(({ key, label }) => [key, label])),
});

/** What the lines add up to, and what the applications in them are called. */
export const useApplicationSums = (query: CostQuery) =>
  useMapped(
    useRoute(listCosts, { query: { ...query, groupBy: 'application' } }),
    withNames,
  );
