import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { OTHERS, SHARED, UNALLOCATED } from '@rosetta/contracts/finops';
import { finopsTranslationRef } from '../translation';

interface Named {
  key: string;
  label: string;
  members?: number;
}

/** What a payer, an attribution or a bearer is called in the language of the reader. */
export const useNodeName = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return useCallback(
    ({ key, label, members }: Named) => {
      if (key === OTHERS) return t('explained.others', { members: String(members) }); // prettier-ignore
      if (key === SHARED) return t('explained.shared');
      return key === UNALLOCATED ? t('kind.unallocated') : label;
    },
    [t],
  );
};
