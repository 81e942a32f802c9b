import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { monitoringTranslationRef } from '../translation';

/** What the jobs of monitoring are called, in their order. */
export const useJobNames = (): Record<string, string> => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return useMemo(
    () => ({
      deployments: t('runs.job.deployments'),
      delivery: t('runs.job.delivery'),
      incidents: t('runs.job.incidents'),
      signals: t('runs.job.signals'),
      slo: t('runs.job.slo'),
    }),
    [t],
  );
};
