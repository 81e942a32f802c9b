import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LineKind } from '@rosetta/contracts/finops';
import { finopsTranslationRef } from '../translation';

/** What the kinds of cost are called. */
export const useKindLabels = (): Record<LineKind, string> => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return useMemo(
    () => ({
      direct: t('kind.direct'),
      indirect: t('kind.indirect'),
      unallocated: t('kind.unallocated'),
      restated: t('kind.restated'),
    }),
    [t],
  );
};
