import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DoraDefinition,
  DoraMetricName,
  getDora,
} from '@rosetta/contracts/monitoring';
import {
  TrendBand,
  TrendLine,
} from '@rosetta/plugin-rosetta-core-react/charts';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Dora } from '../types';
import { monitoringTranslationRef } from '../translation';
import { useFigure, useReason } from './useFigure';

const HOUR = 60;
const DAY = 24 * HOUR;
const NAMES = ['elite', 'high', 'medium', 'low'] as const;

/** Where a band ends and the next one begins; those of the frequency go by weeks and months. */
const LIMITS: Partial<
  Record<DoraMetricName, Record<DoraDefinition, readonly number[]>>
> = {
  leadTime: {
    '2021': [HOUR, 7 * DAY, 180 * DAY],
    '2023': [DAY, 7 * DAY, 30 * DAY],
  },
  recoveryTime: {
    '2021': [HOUR, DAY, 7 * DAY],
    '2023': [HOUR, DAY, 7 * DAY],
  },
  changeFailureRate: {
    '2021': [0.15, 0.2, 0.3],
    '2023': [0.05, 0.1, 0.15],
  },
};

const useBands = (
  metric: DoraMetricName,
  definition: DoraDefinition,
): TrendBand[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const limits = LIMITS[metric]?.[definition];
  if (!limits) return [];
  return NAMES.map((name, index) => ({
    label: t(`band.${name}`),
    from: index === 0 ? 0 : limits[index - 1],
    to: limits[index],
  }));
};

interface TrendProps {
  dora: Dora;
  metric: DoraMetricName;
}

const Trend = ({ dora, metric }: TrendProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { month } = useFormats();
  const figure = useFigure();
  const reasonOf = useReason();
  const bands = useBands(metric, dora.definition);
  const title = t('dora.trend', { metric: t(`dora.metric.${metric}`) });
  const last = dora.items.findLast(item => item.metrics[metric].value !== null);
  const { unit } = dora.total.metrics[metric];
  const known = last?.metrics[metric].value;
  return (
    <TrendLine
      title={title}
      summary={
        last
          ? t('dora.trendSummary', {
              metric: t(`dora.metric.${metric}`),
              month: month(last.key),
              value: figure(known!, unit),
            })
          : reasonOf(dora.total.metrics[metric]) ?? t('dora.noFigure')
      }
      label={t(`dora.metric.${metric}`)}
      months={dora.items.map(item => ({
        month: item.key,
        value: item.metrics[metric].value,
      }))}
      format={value => figure(value, unit)}
      unknown={t('dora.noFigure')}
      bands={bands}
    />
  );
};

interface DoraTrendProps {
  metric: DoraMetricName;
  query: {
    from: string;
    to: string;
    application?: string;
    group?: string;
    definition?: DoraDefinition;
  };
}

/** One of the figures month by month, over its bands. */
export const DoraTrend = ({ query, metric }: DoraTrendProps) => (
  <Resource
    state={useRoute(getDora, { query: { ...query, groupBy: 'month' } })}
  >
    {dora => <Trend dora={dora} metric={metric} />}
  </Resource>
);
