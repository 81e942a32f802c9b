import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  AllocationPreview,
  CostKind,
  PreviewedCost,
  UNALLOCATED,
} from '@rosetta/contracts/finops';
import {
  maxAbsDecimal,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { ChangeCell } from '@rosetta/plugin-rosetta-core-react/kpi';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { BearerLink } from '../../costs/BearerLink';
import { finopsTranslationRef } from '../../translation';
import { useTargetNames } from '../useTargetNames';

type Row = PreviewedCost & { id: string };

/** Of each currency, the largest difference: what a whole bar stands for. */
const largestDifferences = ({ items, totals }: AllocationPreview) =>
  new Map(
    totals.map(({ unit }) => [
      unit,
      maxAbsDecimal(
        items
          .filter(item => item.unit === unit)
          .map(({ amount }) => amount.difference),
      ),
    ]),
  );

const FIGURES = ['was', 'would', 'difference'] as const;

/** What each application costs, and would cost; the parts of it are there to choose. */
export const usePreviewColumns = (
  preview: AllocationPreview,
): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { named } = useFormats();
  const names = useTargetNames();
  return useMemo(() => {
    const largest = largestDifferences(preview);
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
        render: ({ amount: { was, would }, unit }) => (
          <ChangeCell amount={would} previous={was} currency={unit} largest={largest.get(unit) ?? '0'} />
        ),
      },
      ...CostKind.options.flatMap(kind =>
        FIGURES.map(figure =>
          money(`${kind}-${figure}`, named(t(`kind.${kind}`), t(`rules.preview.column.${figure}`)), row => row[kind][figure], true),
        ),
      ),
      { key: 'currency', label: t('rules.preview.column.currency'), value: row => row.unit, hidden: true },
    ];
  }, [t, named, names, preview]);
}; // prettier-ignore
