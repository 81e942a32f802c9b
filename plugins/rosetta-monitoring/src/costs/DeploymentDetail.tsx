import { useMemo } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { BurnedBudget } from '@rosetta/contracts/monitoring';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { SideBySide } from '@rosetta/plugin-rosetta-core-react/page';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { costsRouteRef, sloRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { DayAround } from './costsAround';
import { linesOfDay } from './linesOfDay';
import { Row, versionOf } from './useDeploymentColumns';

type DayRow = DayAround & { id: string };
type BudgetRow = BurnedBudget & { id: string };

const useDayColumns = (application: string, currency: string): Column<DayRow>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const costs = useRouteRef(costsRouteRef);
  return useMemo(() => {
    const stateOf = ({ cost }: DayAround) => {
      if (!cost) return t('costs.day.missing');
      return t(cost.complete ? 'costs.day.complete' : 'costs.day.growing');
    };
    return [
      {
        key: 'day',
        label: t('costs.column.day'),
        value: ({ day }) => day,
        render: ({ day, cost }) =>
          costs && cost ? (
            <Link component={RouterLink} to={`${costs()}?${linesOfDay({ application, day, currency })}`}>
              {day}
            </Link>
          ) : (
            day
          ),
        width: 120,
      },
      {
        key: 'side',
        label: t('costs.column.side'),
        value: ({ side }) => t(`costs.side.${side}`),
        width: 90,
      },
      {
        key: 'cost',
        label: t('costs.column.cost'),
        kind: 'money',
        value: ({ cost }) => cost?.amount ?? null,
        currency,
        width: 120,
      },
      { key: 'state', label: t('costs.column.state'), value: stateOf },
    ];
  }, [t, costs, application, currency]);
}; // prettier-ignore

const useBudgetColumns = (): Column<BudgetRow>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const page = useRouteRef(sloRouteRef);
  return useMemo(
    () => [
      {
        key: 'name',
        label: t('slos.column.name'),
        value: ({ name }) => name,
        render: ({ slo, name }) =>
          page ? (
            <Link component={RouterLink} to={page({ id: slo })}>
              {name}
            </Link>
          ) : (
            name
          ),
      },
      {
        key: 'burned',
        label: t('costs.column.part'),
        kind: 'percent',
        value: ({ burned }) => burned,
        width: 100,
      },
      {
        key: 'bad',
        label: t('costs.column.bad'),
        kind: 'number',
        value: ({ bad, known }) => (known > 0 ? bad : null),
        width: 90,
      },
      {
        key: 'allowed',
        label: t('costs.column.allowed'),
        kind: 'number',
        value: ({ allowed }) => allowed,
        width: 110,
      },
      {
        key: 'unit',
        label: t('costs.column.unit'),
        value: ({ unit }) => t(`slos.unit.${unit}`),
        width: 100,
      },
      {
        key: 'known',
        label: t('slos.column.known'),
        kind: 'percent',
        value: ({ known }) => known,
        width: 90,
      },
    ],
    [t, page],
  );
};

interface DeploymentDetailProps {
  application: string;
  row: Row;
  /** Of the days; they are not shown without it. */
  currency?: string;
  onClose(): void;
}

/** What the figures of one deployment are made of: its days, and its budgets. */
export const DeploymentDetail = ({
  application,
  row,
  currency,
  onClose,
}: DeploymentDetailProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment } = useFormats();
  const days = useDayColumns(application, currency ?? '');
  const budgets = useBudgetColumns();
  const label = { version: versionOf(row), at: moment(row.finishedAt) };
  return (
    <Dialog open fullWidth maxWidth="lg" onClose={onClose}>
      <DialogTitle>{t('costs.detail', label)}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" color="text.secondary" gutterBottom>
          {t('costs.hours', { from: moment(row.from), to: moment(row.to) })}
        </Typography>
        <SideBySide>
          {currency && (
            <DataTable
              id="deployment-cost-days"
              label={t('costs.daysOf', label)}
              rows={row.costs.days.map(each => ({ ...each, id: each.day }))}
              columns={days}
              compact
            />
          )}
          {row.budgets.length > 0 && (
            <DataTable
              id="deployment-budgets"
              label={t('costs.budgetsOf', label)}
              rows={row.budgets.map(each => ({ ...each, id: each.slo }))}
              columns={budgets}
              compact
            />
          )}
        </SideBySide>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('costs.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
