import { useMemo } from 'react';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ListedBudgetDecision } from '@rosetta/contracts/monitoring';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import {
  nameOfRef,
  RequesterLink,
} from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { sloRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';

type Row = ListedBudgetDecision;
type ColumnKey =
  | 'name' | 'application' | 'decision' | 'state' | 'until' | 'reason'
  | 'by' | 'at' | 'remaining' | 'asked' | 'act'; // prettier-ignore

interface DecisionsTableProps {
  decisions: readonly Row[];
  /** Withdraws a decision; not there for those who may not. */
  onWithdraw?(decision: Row): void;
}

const SloName = ({ slo, name }: Pick<Row, 'slo' | 'name'>) => {
  const page = useRouteRef(sloRouteRef);
  return page ? (
    <Link component={RouterLink} to={page({ id: slo })} underline="hover">
      {name}
    </Link>
  ) : (
    <>{name}</>
  );
};

const stateOf = ({ inForce, decision }: Row) => {
  if (inForce) return 'inForce';
  return decision === 'resume' ? 'withdrawal' : 'over';
};

const useColumns = (onWithdraw: DecisionsTableProps['onWithdraw']): Column<Row>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment } = useFormats();
  return useMemo(() => {
    const column = (key: ColumnKey, value: Column<Row>['value'], more: Partial<Column<Row>> = {}): Column<Row> =>
      ({ key, label: t(`policy.column.${key}`), value, ...more });
    return [
      column('at', ({ decidedAt }) => decidedAt, { width: 165, render: ({ decidedAt }) => <>{moment(decidedAt)}</> }),
      column('name', ({ name }) => name, { least: 160, render: row => <SloName {...row} /> }),
      column('application', ({ application }) => application.name, {
        least: 120,
        render: ({ application: { id, name } }) => <ApplicationLink application={id}>{name}</ApplicationLink>,
      }),
      column('decision', ({ decision }) => t(`policy.decision.${decision}`), { width: 110 }),
      column('state', row => t(`policy.state.${stateOf(row)}`), { width: 110 }),
      // Within sight, whatever the width of the window.
      ...(onWithdraw
        ? [column('act', () => null, {
            width: 120,
            render: row => row.inForce && (
              <Button size="small" onClick={() => onWithdraw(row)}>{t('policy.withdraw')}</Button>
            ),
          })]
        : []),
      column('until', ({ until }) => until, {
        width: 165,
        render: ({ until }) => <>{until ? moment(until) : '–'}</>,
      }),
      column('reason', ({ reason }) => reason, { least: 180, share: 2 }),
      column('by', ({ decidedBy }) => nameOfRef(decidedBy), {
        width: 130,
        render: ({ decidedBy }) => <RequesterLink requester={decidedBy} />,
      }),
      column('remaining', ({ remaining }) => remaining, { kind: 'percent', width: 110 }),
      column('asked', ({ asked }) => (asked ? t(`policy.action.${asked}`) : null), { width: 110 }),
    ];
  }, [t, moment, onWithdraw]);
}; // prettier-ignore

/** Who decided what of which objective, until when and why, and where it stood then. */
export const DecisionsTable = ({ decisions, onWithdraw }: DecisionsTableProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const columns = useColumns(onWithdraw);
  return (
    <DataTable
      id="monitoring-budget-decisions"
      label={t('policy.decisions')}
      rows={decisions}
      columns={columns}
      hasExcel
    />
  );
}; // prettier-ignore
