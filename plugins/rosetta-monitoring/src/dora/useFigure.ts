import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DoraMetric } from '@rosetta/contracts/monitoring';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { monitoringTranslationRef } from '../translation';

const MINUTES_PER_DAY = 1_440;

/** Writes a figure in its unit; a time of days in days. */
export const useFigure = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number, percent, duration } = useFormats();
  return useCallback(
    (value: number, unit: string) => {
      if (unit === 'ratio') return percent(value);
      if (unit === 'days/week')
        return t('frequency.value', {
          count: value,
          value: number(Math.round(value * 10) / 10),
        });
      const days = value / MINUTES_PER_DAY;
      return days < 2
        ? duration(value * 60)
        : t('dora.days', { value: number(Math.round(days * 10) / 10) });
    },
    [t, number, percent, duration],
  );
};

/** Why a figure is not known, in the reader's language. */
export const useReason = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return ({ reasonCode }: Pick<DoraMetric, 'reasonCode'>) =>
    reasonCode ? t(`dora.reason.${reasonCode}`) : undefined;
};
