import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { monitoringTranslationRef } from '../translation';

/** Says a unit of a signal in the language of the page; `ms` and `%` are the same in all. */
export const useUnit = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return useCallback(
    (unit: string) => (unit === 'requests' ? t('signals.unit.requests') : unit),
    [t],
  );
};
