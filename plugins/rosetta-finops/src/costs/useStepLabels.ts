import { useCallback } from 'react';
import { FilterValue } from '@rosetta/contracts/finops';
import { useResource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Choices } from './useCosts';
import { CostsApi, useCostsApi } from './useCostsApi';
import { CostsView, Step, Window } from './view';

/** Steps with too many values to list them all beforehand. */
type AskedStep = 'family' | 'product';

const askLabel = async (
  finops: CostsApi,
  window: Window,
  step: AskedStep,
  key: string | undefined,
  signal: AbortSignal,
): Promise<FilterValue[]> => {
  if (!key) return [];
  const query = { ...window, [step]: key, groupBy: step };
  const { items } = await finops.costs(query, signal);
  return items.map(({ label }) => ({ id: key, label }));
};

/** What the steps of the path are called: a colleague's link holds only their keys. */
export const useStepLabels = (
  { family, product }: CostsView,
  { from, to }: Window,
  { filters }: Choices,
) => {
  const finops = useCostsApi();
  const { value: asked } = useResource(
    useCallback(
      async signal => {
        const window = { from, to };
        const [families, products] = await Promise.all([
          askLabel(finops, window, 'family', family, signal),
          askLabel(finops, window, 'product', product, signal),
        ]);
        return { families, products };
      },
      [finops, from, to, family, product],
    ),
  );
  return (step: Step, key: string) => {
    const values = {
      domain: filters.domains,
      application: filters.applications,
      group: filters.groups,
      family: asked?.families,
      product: asked?.products,
    }[step];
    return values?.find(({ id }) => id === key)?.label ?? key;
  };
};
