import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { NONE, UnallocatedItem } from '@rosetta/contracts/finops';
import { ratioOf } from '@rosetta/plugin-rosetta-core-react/format';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { useReasonLabel } from '../lines/useReason';
import { finopsTranslationRef } from '../translation';
import { Unallocated } from '../types';
import { CureCell } from './CureCell';
import { PivotToPropose } from './ProposePivotDialog';

type Row = UnallocatedItem & { id: string };

/** What a row is called: reasons in the reader's language, accounts by name and number. */
const useRowLabel = ({ groupBy }: Unallocated) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const reasonLabel = useReasonLabel();
  return useMemo(
    () =>
      ({ key, label }: Row) => {
        if (groupBy === 'reason') return reasonLabel(key);
        if (groupBy === 'product') return label;
        if (key === NONE) return t('unallocated.noAccount');
        return label === key ? key : `${label} (${key})`;
      },
    [groupBy, reasonLabel, t],
  );
};

export const useUnallocatedColumns = (
  unallocated: Unallocated,
  onPropose: (pivot: PivotToPropose) => void,
): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const labelOf = useRowLabel(unallocated);
  return useMemo(() => {
    const { groupBy, currency, total, from: month } = unallocated;
    const cure = { currency, month, onPropose };
    return [
      {
        key: 'label',
        label: t(`unallocated.list.${groupBy}`),
        least: 200,
        share: 2,
        value: labelOf,
        sortable: false,
      },
      {
        key: 'amount',
        label: t('column.amount'),
        kind: 'money',
        currency,
        width: 136,
        value: row => row.amount,
        sortable: false,
      },
      {
        key: 'share',
        label: t('column.share'),
        kind: 'percent',
        width: 88,
        value: row => ratioOf(row.amount, total.amount),
        sortable: false,
      },
      {
        key: 'lines',
        label: t('lines.title'),
        kind: 'number',
        width: 96,
        value: row => row.lines,
        sortable: false,
      },
      {
        key: 'cure',
        label: t('unallocated.cure'),
        least: 260,
        share: 2,
        value: row => t(`cure.${row.cure.action}`),
        render: row => <CureCell item={row} {...cure} />,
        sortable: false,
      },
    ];
  }, [unallocated, onPropose, labelOf, t]);
};
