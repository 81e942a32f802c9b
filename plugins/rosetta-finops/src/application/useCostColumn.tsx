import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listCosts } from '@rosetta/contracts/finops';
import { UseApplicationColumn } from '@rosetta/plugin-rosetta-core-react/application';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../translation';

/** What each application cost in the last complete month: 0 where it has no item, nothing where the month has no run. */
export const useCostColumn: UseApplicationColumn = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { monthName } = useFormats();
  const state = useRoute(listCosts, { query: { groupBy: 'application' } });
  const { value: costs } = state;
  const column = useMemo(() => {
    const amounts = new Map(
      costs?.items.map(({ key, amount }) => [key, amount]),
    );
    const isKnown = costs && !costs.missing.length;
    return {
      key: 'cost',
      label: costs
        ? t('column.costOf', { month: monthName(costs.from) })
        : t('home.cost'),
      kind: 'money' as const,
      width: 170,
      currency: costs?.currency ?? '',
      value: ({ id }: { id: string }) =>
        isKnown ? amounts.get(id) ?? '0' : null,
    };
  }, [costs, t, monthName]);
  return { column, state };
};
