import { useMemo } from 'react';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RouteAnswer } from '@rosetta/contracts';
import { getForecast } from '@rosetta/contracts/finops';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { CostName } from '../costs/CostName';
import { finopsTranslationRef } from '../translation';
import { FORECAST_LISTS, ForecastView, queryOf } from './forecastView';

type Item = RouteAnswer<typeof getForecast>['items'][number];
type Row = Item & { id: string };
type By = (typeof FORECAST_LISTS)[number];

const useColumns = (by: By, currency: string): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  return useMemo(
    () => [
      {
        key: 'name',
        label: t(`level.${by}`),
        value: ({ label }) => label,
        least: 180,
        render: item => <CostName groupBy={by} item={item} />,
      },
      {
        key: 'last',
        label: t('forecast.column.last'),
        kind: 'money',
        currency,
        value: ({ history }) => history.at(-1)?.amount ?? null,
      },
      {
        key: 'expected',
        label: t('forecast.column.expected'),
        kind: 'money',
        currency,
        value: ({ months }) => months.at(-1)?.amount ?? null,
      },
      {
        key: 'month',
        label: t('forecast.column.month'),
        value: ({ months }) => months.at(-1)?.month ?? null,
        width: 130,
        render: ({ months }) => (
          <>{months.length ? month(months.at(-1)!.month) : '–'}</>
        ),
      },
      {
        key: 'wape',
        label: t('forecast.wape'),
        kind: 'percent',
        value: ({ backtest }) => backtest?.wape ?? null,
        width: 120,
      },
      {
        key: 'how',
        label: t('forecast.column.how'),
        value: ({ method, reason }) =>
          method
            ? t(`forecast.short.${method}`)
            : t(`forecast.short.${reason ?? 'not-enough-data'}`),
        least: 170,
      },
    ],
    [t, month, by, currency],
  );
};

interface ForecastListProps {
  view: ForecastView;
  by: By;
  onOpen(key: string): void;
}

/** A forecast of each application, group, domain or product: the total is not their sum. */
export const ForecastList = ({ view, by, onOpen }: ForecastListProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const answer = useRoute(getForecast, {
    query: { ...queryOf(view), groupBy: by },
  });
  const columns = useColumns(by, answer.value?.currency ?? 'USD');
  return (
    <Stack component="section" gap={1}>
      <SectionTitle>{t('forecast.each')}</SectionTitle>
      <Resource state={answer}>
        {({ items }) => (
          <DataTable
            id={`finops-forecast-${by}`}
            label={t('forecast.each')}
            rows={items.map(item => ({ ...item, id: item.key }))}
            columns={columns}
            onOpen={onOpen}
          />
        )}
      </Resource>
    </Stack>
  );
};
