import {
  BudgetKind,
  listCostFilters,
  listCosts,
} from '@rosetta/contracts/finops';
import { skipToken, useRoute } from '@rosetta/plugin-rosetta-core-react/data';

interface KeyChoice {
  key: string;
  label: string;
}

/** What a budget of a kind may be of, as far as bills know it: more may be planned than that. */
export const useKeyChoices = (kind: BudgetKind): readonly KeyChoice[] => {
  const filters = useRoute(listCostFilters, {}).value;
  const products = useRoute(
    listCosts,
    kind === 'product' ? { query: { groupBy: 'product' } } : skipToken,
  ).value;
  if (kind === 'product')
    return (products?.items ?? []).map(({ key, label }) => ({ key, label }));
  const listed = {
    application: filters?.applications,
    group: filters?.groups,
    domain: filters?.domains,
  }[kind];
  return (listed ?? []).map(({ id, label }) => ({ key: id, label }));
};
