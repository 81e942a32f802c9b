import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DoraMetricName, DoraMetrics } from '@rosetta/contracts/monitoring';
import { monitoringTranslationRef } from '../translation';
import { useFigure } from './useFigure';

const PARTS = ['coding', 'pickup', 'review', 'deploy'] as const;

/** What is counted beside a figure, a line each. */
export const useBeside = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const figure = useFigure();
  const counted = (
    key:
      | 'waiting'
      | 'negative'
      | 'unknown'
      | 'failures'
      | 'immature'
      | 'unobserved'
      | 'unresolved'
      | 'rollbacks'
      | 'unplanned',
    count: number,
  ) => (count > 0 ? [t(`dora.beside.${key}`, { count })] : []);

  return (name: DoraMetricName, metrics: DoraMetrics): string[] => {
    const { leadTime, deploymentFrequency, changeFailureRate } = metrics;
    const { recoveryTime, reworkRate } = metrics;
    const { medianOfApplications: median } = deploymentFrequency;
    const lines: Record<DoraMetricName, () => string[]> = {
      deploymentFrequency: () => [
        t('dora.beside.weeks', { count: deploymentFrequency.weeks }),
        ...(typeof median === 'number'
          ? [t('dora.beside.median', { value: figure(median, 'days/week') })]
          : []),
      ],
      leadTime: () => [
        ...PARTS.flatMap(part => {
          const value = leadTime.parts[part];
          return value === null
            ? []
            : [`${t(`dora.part.${part}`)}: ${figure(value, 'minutes')}`];
        }),
        ...counted('waiting', leadTime.waiting),
        ...counted('negative', leadTime.negative),
        ...counted('unknown', leadTime.unknown),
      ],
      changeFailureRate: () => [
        ...counted('failures', changeFailureRate.failures),
        ...counted('immature', changeFailureRate.immature),
        ...counted('unobserved', changeFailureRate.unobserved),
      ],
      recoveryTime: () => [
        ...counted('unresolved', recoveryTime.unresolved),
        ...counted('negative', recoveryTime.negative),
      ],
      reworkRate: () => [
        ...counted('rollbacks', reworkRate.rollbacks),
        ...counted('unplanned', reworkRate.unplanned),
      ],
    };
    return lines[name]();
  };
};
