import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { finopsTranslationRef } from '../translation';

/** What the jobs of the FinOps batch are called, in the order in which pages list them. */
export const useJobNames = (): Record<string, string> => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return useMemo(
    () => ({
      costs: t('runs.job.costs'),
      anomalies: t('runs.job.anomalies'),
    }),
    [t],
  );
};
