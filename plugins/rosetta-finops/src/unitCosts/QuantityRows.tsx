import { useMemo } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ConsumptionLine,
  listConsumptionLines,
} from '@rosetta/contracts/finops';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { useConsumptionColumns } from '../consumption/useConsumptionColumns';
import { finopsTranslationRef } from '../translation';
import { UnitCostView, filtersOf } from './unitCostView';

type Row = ConsumptionLine & { id: string };

/** The quantities, and where each was imported from. */
const useColumns = (lines: readonly ConsumptionLine[]): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const consumption = useConsumptionColumns<Row>(lines, 'all');
  return useMemo(
    () => [
      ...consumption,
      {
        key: 'file',
        label: t('line.file'),
        least: 220,
        value: ({ raw: { file, row } }) =>
          t('line.fileRow', { file, row: `${row}` }),
      },
    ],
    [t, consumption],
  );
};

interface QuantityRowsProps {
  view: UnitCostView;
  metric: string;
  month: string;
  /** What the row of the table is called; nothing where the rows are of all that the page shows. */
  of?: string;
  onClose(): void;
}

/** The rows of consumption that a quantity adds up, as they were imported. */
export const QuantityRows = (props: QuantityRowsProps) => {
  const { view, metric, month, of, onClose } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  const lines = useRouteItems(listConsumptionLines, {
    query: {
      ...{ metric, period: month },
      ...filtersOf(view, view.rowsFor, view.by),
    },
  });
  const columns = useColumns(lines.value ?? []);
  const title = t('unitCosts.rows', { metric, month: formats.month(month) });
  return (
    <Stack component="section" gap={1}>
      <Stack direction="row" justifyContent="space-between" gap={1}>
        <SectionTitle>{title}</SectionTitle>
        <Button onClick={onClose}>{t('unitCosts.closeRows')}</Button>
      </Stack>
      <Typography color="text.secondary">
        {t('unitCosts.rowsAbout', { of: of ?? view.rowsFor ?? t('costs.all') })}
      </Typography>
      <Resource state={lines}>
        {found => (
          <DataTable
            id="finops-consumption-rows"
            label={title}
            rows={found.map(line => ({ ...line, id: line.lineId }))}
            columns={columns}
            compact
          />
        )}
      </Resource>
    </Stack>
  );
};
