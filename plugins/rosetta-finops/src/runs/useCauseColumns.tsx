import { useMemo } from 'react';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  CHANGE_CAUSES,
  RunCauses,
  UNALLOCATED,
} from '@rosetta/contracts/finops';
import { Money } from '@rosetta/plugin-rosetta-core-react/format';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { BearerLink } from '../costs/BearerLink';
import { finopsTranslationRef } from '../translation';
import { useCauseLinks } from './useCauseLinks';

type CauseRow = RunCauses['items'][number] & { id: string };

interface LinkedMoneyProps {
  amount: string;
  currency: string;
  /** What is behind it, if anything. */
  to?: string;
}

const LinkedMoney = ({ to, ...money }: LinkedMoneyProps) =>
  to ? (
    <Link component={RouterLink} to={to}>
      <Money {...money} />
    </Link>
  ) : (
    <Money {...money} />
  );

/** What an application cost, what it costs, and how much of the difference each cause is; each leads to what is behind it. */
export const useCauseColumns = (causes: RunCauses): Column<CauseRow>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const linkOf = useCauseLinks(causes);
  return useMemo(() => {
    const money = (
      key: string,
      label: string,
      value: (row: CauseRow) => string,
      to?: (row: CauseRow) => string | undefined,
    ): Column<CauseRow> => ({
      key,
      label,
      kind: 'money',
      currency: row => row.unit,
      value,
      width: 124,
      ...(to && {
        render: row => (
          <LinkedMoney amount={value(row)} currency={row.unit} to={to(row)} />
        ),
      }),
    });
    const nameOf = ({ key, label }: CauseRow) =>
      key === UNALLOCATED ? t('causes.unallocated') : label;
    return [
      {
        key: 'label',
        label: t('causes.application'),
        least: 150,
        value: nameOf,
        render: row => <BearerLink bearer={row.key}>{nameOf(row)}</BearerLink>,
      },
      ...(['before', 'after'] as const).map(key =>
        money(
          key,
          t(`causes.${key}`),
          row => row[key],
          row => linkOf(row, key),
        ),
      ),
      money('difference', t('causes.difference'), row => row.difference),
      ...CHANGE_CAUSES.map(cause =>
        money(
          cause,
          t(`causes.cause.${cause}`),
          row => row.causes[cause],
          row => linkOf(row, cause),
        ),
      ),
    ];
  }, [t, linkOf]);
};
