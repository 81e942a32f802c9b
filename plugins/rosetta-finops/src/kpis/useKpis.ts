import { getForecast, listBudgets, listCosts } from '@rosetta/contracts/finops';
import { listGroups } from '@rosetta/contracts/ref';
import {
  useJoined,
  useMapped,
  useRoute,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';
import { presetRange } from '@rosetta/plugin-rosetta-core-react/period';
import { toKpis } from './toKpis';

/** The last twelve months that are over. */
export const useKpis = () => {
  const range = presetRange('last-12');
  const byMonth = { ...range, groupBy: 'month' as const };
  const usage = { ...byMonth, chargeCategory: 'usage' };
  const answers = useJoined({
    costs: useRoute(listCosts, { query: byMonth }),
    usage: useRoute(listCosts, { query: usage }),
    usageAtList: useRoute(listCosts, { query: { ...usage, measure: 'list' } }),
    budgets: useRouteItems(listBudgets, { query: range }),
    groups: useRouteItems(listGroups, {}),
    forecast: useRoute(getForecast, { query: { horizon: '3' } }),
  });
  return useMapped(answers, toKpis);
};
