import { useMemo } from 'react';
import Button from '@mui/material/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RestatedApplication, UNALLOCATED } from '@rosetta/contracts/finops';
import {
  RequesterLink,
  nameOfRef,
} from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { BearerLink } from '../costs/BearerLink';
import { finopsTranslationRef } from '../translation';
import { useCauses } from './useCauses';

/** What is of no application is called so in the reader's language. */
export const useRestatedName = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return ({ application, label }: RestatedApplication) =>
    application ? label : t('kind.unallocated');
};

const useBookingColumns = (): Column<RestatedApplication>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  return useMemo(
    () => [
      {
        key: 'state',
        label: t('restatements.column.state'),
        least: 210,
        value: ({ booking }) =>
          booking
            ? t('restatements.booked', { month: month(booking.period) })
            : t('restatements.pending'),
      },
      {
        key: 'reason',
        label: t('restatements.column.reason'),
        least: 140,
        value: ({ booking }) => booking?.reason ?? null,
      },
      {
        key: 'by',
        label: t('restatements.column.by'),
        width: 116,
        value: ({ booking }) => (booking ? nameOfRef(booking.by) : null),
        render: ({ booking }) =>
          booking ? <RequesterLink requester={booking.by} /> : null,
      },
    ],
    [t, month],
  );
};

/** Whose figure of which month changes by how much, and why. */
const useDifferenceColumns = (): Column<RestatedApplication>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const causes = useCauses();
  const nameOf = useRestatedName();
  return [
    {
      key: 'period',
      label: t('restatements.column.period'),
      width: 140,
      value: ({ period }) => period,
      render: ({ period }) => <>{month(period)}</>,
    },
    {
      key: 'application',
      label: t('restatements.column.application'),
      least: 140,
      value: nameOf,
      render: row => (
        <BearerLink bearer={row.application ?? UNALLOCATED}>
          {nameOf(row)}
        </BearerLink>
      ),
    },
    {
      key: 'difference',
      label: t('restatements.column.difference'),
      kind: 'money',
      currency: ({ currency }) => currency,
      width: 120,
      value: ({ difference }) => difference,
    },
    {
      key: 'why',
      label: t('restatements.column.why'),
      least: 110,
      value: ({ why }) => causes(why),
    },
  ];
};

/** @param onAct - books what is pending, and undoes what is booked; nobody may without it */
export const useRestatementColumns = (
  onAct?: (row: RestatedApplication) => void,
): Column<RestatedApplication>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const difference = useDifferenceColumns();
  const booking = useBookingColumns();
  const actOf = ({ state }: RestatedApplication) =>
    t(state === 'pending' ? 'restatements.book' : 'restatements.undo');
  const act: Column<RestatedApplication> = {
    key: 'act',
    label: t('restatements.column.act'),
    width: 90,
    value: actOf,
    render: row => (
      <Button size="small" onClick={() => onAct?.(row)}>
        {actOf(row)}
      </Button>
    ),
  };
  return [
    ...difference,
    ...(onAct ? [act] : []),
    ...booking,
    {
      key: 'restatements',
      label: t('restatements.column.restatements'),
      kind: 'number',
      width: 90,
      value: ({ restatements }) => restatements,
    },
  ];
};
