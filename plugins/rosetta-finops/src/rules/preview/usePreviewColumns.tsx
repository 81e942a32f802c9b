import { useMemo } from 'react';
import Box from '@mui/material/Box';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  AllocationPreview,
  CostKind,
  PreviewedCost,
  UNALLOCATED,
} from '@rosetta/contracts/finops';
import { Money } from '@rosetta/plugin-rosetta-core-react/format';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { BearerLink } from '../../costs/BearerLink';
import { finopsTranslationRef } from '../../translation';
import { useTargetNames } from '../useTargetNames';

type Row = PreviewedCost & { id: string };

interface DifferenceProps {
  row: PreviewedCost;
  /** Of all rows of its currency, without sign. */
  largest: number;
}

/** From the middle: to the left what becomes less, to the right what becomes more. Only for the eye. */
const DifferenceBar = ({ row, largest }: DifferenceProps) => {
  const size = Number(row.amount.difference) / largest;
  return (
    <Box aria-hidden sx={{ width: 64, height: 8, position: 'relative', bgcolor: 'action.hover' }}>
      <Box
        sx={{
          position: 'absolute',
          height: 1,
          bgcolor: 'text.secondary',
          width: `${Math.abs(size) * 50}%`,
          ...(size < 0 ? { right: '50%' } : { left: '50%' }),
        }}
      />
    </Box>
  );
}; // prettier-ignore

const Difference = ({ row, largest }: DifferenceProps) => (
  <Box
    sx={{ display: 'flex', gap: 1, alignItems: 'center', ml: 'auto' }}
    component="span"
  >
    <DifferenceBar row={row} largest={largest} />
    <Box component="span" sx={{ minWidth: 96, textAlign: 'right' }}>
      <Money amount={row.amount.difference} currency={row.unit} />
    </Box>
  </Box>
);

const largestOf = ({ items }: AllocationPreview, unit: string) =>
  Math.max(
    ...items
      .filter(item => item.unit === unit)
      .map(({ amount }) => Math.abs(Number(amount.difference))),
    Number.MIN_VALUE,
  );

const FIGURES = ['was', 'would', 'difference'] as const;

/** What each application costs, and would cost; the parts of it are there to choose. */
export const usePreviewColumns = (
  preview: AllocationPreview,
): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const names = useTargetNames();
  return useMemo(() => {
    const money = (
      key: string,
      label: string,
      value: Column<Row>['value'],
      hidden = false,
    ): Column<Row> => ({
      key,
      label,
      value,
      hidden,
      kind: 'money',
      currency: row => row.unit,
      width: 120,
    });
    const nameOf = ({ key, label }: Row) =>
      key === UNALLOCATED ? t('kind.unallocated') : names.get(key) ?? label;
    return [
      {
        key: 'application',
        label: t('rules.preview.column.application'),
        value: nameOf,
        least: 160,
        render: row => <BearerLink bearer={row.key}>{nameOf(row)}</BearerLink>,
      },
      money('was', t('rules.preview.column.was'), row => row.amount.was),
      money('would', t('rules.preview.column.would'), row => row.amount.would),
      {
        key: 'difference',
        label: t('rules.preview.column.difference'),
        kind: 'decimal',
        value: row => row.amount.difference,
        width: 200,
        render: row => (
          <Difference row={row} largest={largestOf(preview, row.unit)} />
        ),
      },
      ...CostKind.options.flatMap(kind =>
        FIGURES.map(figure =>
          money(`${kind}-${figure}`, `${t(`kind.${kind}`)}: ${t(`rules.preview.column.${figure}`)}`, row => row[kind][figure], true),
        ),
      ),
      { key: 'currency', label: t('rules.preview.column.currency'), value: row => row.unit, hidden: true },
    ];
  }, [t, names, preview]);
}; // prettier-ignore
