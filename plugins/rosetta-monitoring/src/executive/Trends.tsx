import { useMemo } from 'react';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { TrendItem } from '@rosetta/contracts/monitoring';
import { TrendLine } from '@rosetta/plugin-rosetta-core-react/charts';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { METRIC_NAMES } from '../dora/doraView';
import { useFigure } from '../dora/useFigure';
import { monitoringTranslationRef } from '../translation';
import { TrendName } from './executiveView';

type Row = TrendItem & { id: string };

const UNITS: Record<TrendName, string> = {
  deploymentFrequency: 'days/week',
  leadTime: 'minutes',
  changeFailureRate: 'ratio',
  recoveryTime: 'minutes',
  reworkRate: 'ratio',
  incidents: 'count',
  restore: 'minutes',
};

/** A figure of a month; null where it is not known. */
const valueOf = ({ metrics, incidents }: TrendItem, name: TrendName) => {
  if (name === 'incidents') return incidents?.counted ?? null;
  if (name === 'restore') return incidents?.restoreMinutes ?? null;
  return metrics[name].value;
};

/** What a trend is called. */
export const useTrendName = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (name: TrendName) => {
    if (name === 'incidents') return t('executive.counted');
    return name === 'restore'
      ? t('executive.restore')
      : t(`dora.metric.${name}`);
  };
};

const useWrite = () => {
  const figure = useFigure();
  const { number } = useFormats();
  return (value: number, name: TrendName) =>
    UNITS[name] === 'count' ? number(value) : figure(value, UNITS[name]);
};

const useColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { month } = useFormats();
  const nameOf = useTrendName();
  const write = useWrite();
  const columnOf = (name: TrendName): Column<Row> => ({
    key: name,
    label: nameOf(name),
    kind: 'number',
    value: item => valueOf(item, name),
    width: 170,
    render: item => {
      const value = valueOf(item, name);
      return value === null ? '–' : write(value, name);
    },
  });
  return [
    {
      key: 'month',
      label: t('executive.month'),
      value: item => item.month,
      least: 130,
      render: item => month(item.month),
    },
    ...METRIC_NAMES.map(columnOf),
    {
      key: 'opened',
      label: t('executive.opened'),
      kind: 'number',
      value: ({ incidents }) => incidents?.opened ?? null,
      width: 110,
    },
    columnOf('incidents'),
    {
      key: 'unresolved',
      label: t('executive.unresolved'),
      kind: 'number',
      value: ({ incidents }) => incidents?.unresolved ?? null,
      width: 110,
    },
    columnOf('restore'),
  ];
};

const Picture = ({ items, trend }: TrendsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { month } = useFormats();
  const write = useWrite();
  const name = useTrendName()(trend);
  const last = items.findLast(item => valueOf(item, trend) !== null);
  return (
    <TrendLine
      title={t('dora.trend', { metric: name })}
      summary={
        last
          ? t('dora.trendSummary', {
              metric: name,
              month: month(last.month),
              value: write(valueOf(last, trend)!, trend),
            })
          : t('dora.noFigure')
      }
      label={name}
      months={items.map(item => ({
        month: item.month,
        value: valueOf(item, trend),
      }))}
      format={value => write(value, trend)}
      unknown={t('dora.noFigure')}
    />
  );
};

interface TrendsProps {
  items: readonly TrendItem[];
  trend: TrendName;
}

/** Figures month by month: one as a picture, all of them in the table behind it. */
export const Trends = (props: TrendsProps) => {
  const { items } = props;
  const { t } = useTranslationRef(monitoringTranslationRef);
  const columns = useColumns();
  const rows = useMemo(
    () => items.map(item => ({ ...item, id: item.month })),
    [items],
  );
  return (
    <Stack component="section" gap={1}>
      <Typography variant="h2" sx={{ fontSize: 18 }}>
        {t('executive.trends')}
      </Typography>
      {rows.length ? (
        <>
          <Picture {...props} />
          <DataTable
            id="monitoring-trends"
            label={t('executive.trends')}
            rows={rows}
            columns={columns}
          />
        </>
      ) : (
        <EmptyState title={t('executive.noTrend')}>
          {t('executive.noTrendHelp')}
        </EmptyState>
      )}
    </Stack>
  );
};
