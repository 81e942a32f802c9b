import { useMemo } from 'react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { NONE, UNALLOCATED } from '@rosetta/contracts/finops';
import { FinopsApi, finopsApiRef } from '../api/finopsApi';
import { finopsTranslationRef } from '../translation';

interface Named {
  items: readonly { key: string; label: string }[];
}

export type CostsApi = Pick<FinopsApi, 'costs' | 'trend'>;

/** Costs, where what has no name of its own is called so in the reader's language. */
export const useCostsApi = (): CostsApi => {
  const finops = useApi(finopsApiRef);
  const { t } = useTranslationRef(finopsTranslationRef);
  return useMemo(() => {
    const labelOf = ({ key, label }: Named['items'][number]) => {
      if (key === UNALLOCATED) return t('kind.unallocated');
      return key === NONE && label === NONE ? t('kind.unnamed') : label;
    };
    const named = <Answer extends Named>(answer: Answer): Answer => ({
      ...answer,
      items: answer.items.map(item => ({ ...item, label: labelOf(item) })),
    });
    return {
      costs: async (...asked) => named(await finops.costs(...asked)),
      trend: async (...asked) => named(await finops.trend(...asked)),
    };
  }, [finops, t]);
};
