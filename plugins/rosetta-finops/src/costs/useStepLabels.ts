import { listCosts } from '@rosetta/contracts/finops';
import { skipToken, useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { namesOf } from './namesOf';
import { Choices } from './useCosts';
import { useLabelled } from './useLabelled';
import { CostsPageView, Step } from './costsPageView';

/** The label of a value of a step that has too many values to list them all beforehand. */
const useLabel = (
  step: 'family' | 'product',
  key: string | undefined,
  { from, to }: MonthRange,
) => {
  const query = { from, to, [step]: key, groupBy: step };
  const costs = useLabelled(useRoute(listCosts, key ? { query } : skipToken));
  return costs.value?.items.map(({ label }) => ({ id: key, label }));
};

/** What the steps of the path are called: a colleague's link holds only their keys. */
export const useStepLabels = (
  { family, product }: CostsPageView,
  range: MonthRange,
  { filters }: Choices,
) => {
  const families = useLabel('family', family, range);
  const products = useLabel('product', product, range);
  return (step: Step, key: string) => {
    const values = {
      domain: filters.domains,
      application: filters.applications,
      group: filters.groups,
      family: families,
      product: products,
    }[step];
    return namesOf(key, each => values?.find(({ id }) => id === each)?.label);
  };
};
