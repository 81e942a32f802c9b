import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiskRule } from '@rosetta/contracts/monitoring';
import { useFigure } from '../dora/useFigure';
import { monitoringTranslationRef } from '../translation';

const MINUTES_PER_DAY = 1_440;

/** Writes the value of a reason in its unit. */
export const useRiskValue = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const figure = useFigure();
  return useCallback(
    (value: number, unit: RiskRule['unit']) => {
      if (unit === 'count') return t('executive.value.count', { count: value });
      return unit === 'days'
        ? figure(value * MINUTES_PER_DAY, 'minutes')
        : figure(value, unit);
    },
    [t, figure],
  );
};
