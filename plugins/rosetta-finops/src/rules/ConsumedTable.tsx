import { useMemo } from 'react';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  AllocationRuleVersion,
  ConsumedQuantity,
  listConsumption,
  listPeriods,
  parseBasis,
} from '@rosetta/contracts/finops';
import {
  useRoute,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { useConsumptionColumns } from '../consumption/useConsumptionColumns';
import { finopsTranslationRef } from '../translation';
import { Periods } from '../types';

type Row = ConsumedQuantity & { id: string };

/** The quantities, and the part of the metric that each is. */
const useColumns = (items: readonly ConsumedQuantity[]): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const consumption = useConsumptionColumns<Row>(items, 'rounded');
  return useMemo(
    () => [
      ...consumption,
      {
        key: 'share',
        label: t('column.share'),
        kind: 'percent',
        width: 88,
        value: ({ share }) => share,
      },
    ],
    [t, consumption],
  );
};

interface ConsumedProps {
  metric: string;
  period: string;
}

interface QuantityTableProps {
  items: readonly ConsumedQuantity[];
  title: string;
}

const QuantityTable = ({ items, title }: QuantityTableProps) => {
  const columns = useColumns(items);
  return (
    <DataTable
      id="consumed"
      label={title}
      rows={items.map(item => ({
        ...item,
        id: `${item.application} ${item.product}`,
      }))}
      columns={columns}
      compact
    />
  );
};

const Consumed = ({ metric, period }: ConsumedProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  const state = useRouteItems(listConsumption, { query: { metric, period } });
  const names = { metric, month: formats.month(period) };
  const title = t('rules.consumed.title', names);
  return (
    <Stack component="section" gap={1}>
      <Typography variant="h5" component="h2" sx={{ m: 0 }}>
        {title}
      </Typography>
      <Resource state={state}>
        {items =>
          items.length ? (
            <>
              <Typography variant="body2" color="text.secondary">
                {t('rules.consumed.about')}
              </Typography>
              <QuantityTable items={items} title={title} />
            </>
          ) : (
            <EmptyState title={t('rules.consumed.nothing', names)}>
              {t('rules.consumed.nothingHelp')}
            </EmptyState>
          )
        }
      </Resource>
    </Stack>
  );
};

/** The newest months: bills of a few that have yet to come may be published before the last complete one. */
const NEWEST = 12;

/** The last month that is complete; where none that is published is, the newest one. */
const shownMonth = ({ items, defaultRange: { from } }: Periods) =>
  items.some(({ period }) => period === from) ? from : items.at(0)?.period;

const InLastMonth = ({ metric }: Pick<ConsumedProps, 'metric'>) => (
  <Resource state={useRoute(listPeriods, { query: { limit: NEWEST } })}>
    {periods => {
      const period = shownMonth(periods);
      return period && <Consumed metric={metric} period={period} />;
    }}
  </Resource>
);

/** The quantities that a rule splits by, in the last complete month; nothing where it splits by none. */
export const ConsumedTable = ({ basis }: AllocationRuleVersion) => {
  const parsed = basis === undefined ? undefined : parseBasis(basis);
  if (parsed?.kind !== 'consumption') return null;
  return <InLastMonth metric={parsed.metric} />;
};
