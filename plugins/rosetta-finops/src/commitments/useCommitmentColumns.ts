import { useCallback, useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Commitment } from '@rosetta/contracts/finops';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';

export type CommitmentRow = Commitment & { id: string };

const AMOUNTS = ['used', 'unused', 'covered', 'savings'] as const;

const useQuantityText = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { number } = useFormats();
  return useCallback(
    ({ used, unused, unit }: NonNullable<Commitment['quantity']>) =>
      t('commitments.quantity', {
        used: number(Number(used)),
        unused: number(Number(unused)),
        unit,
      }),
    [t, number],
  );
};

/** What each commitment is, what it was used for, and what that was worth. */
export const useCommitmentColumns = (
  currency: string,
): Column<CommitmentRow>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const quantityText = useQuantityText();
  return useMemo(() => {
    const [used, unused, covered, savings] = AMOUNTS.map(key => ({
      key,
      label: t(`commitments.column.${key}`),
      kind: 'money' as const,
      currency,
      value: (row: CommitmentRow) => row[key],
      width: 122,
    }));
    return [
      {
        key: 'commitment',
        label: t('commitments.column.commitment'),
        value: ({ commitment }) => commitment,
        least: 170,
        share: 2,
      },
      {
        key: 'provider',
        label: t('commitments.column.provider'),
        value: ({ provider }) => provider,
        width: 105,
      },
      {
        key: 'type',
        label: t('commitments.column.type'),
        value: ({ type }) => type,
        least: 145,
      },
      {
        key: 'utilization',
        label: t('commitments.column.utilization'),
        kind: 'percent',
        value: ({ utilization }) => utilization,
        width: 100,
      },
      used,
      unused,
      covered,
      savings,
      {
        key: 'quantity',
        label: t('commitments.column.quantity'),
        value: ({ quantity }) => quantity && quantityText(quantity),
        least: 160,
      },
    ];
  }, [t, quantityText, currency]);
};
