import { useMemo } from 'react';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import {
  RouteRef,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Kpi, KpiStrip } from '@rosetta/plugin-rosetta-core-react/kpi';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { monthRangeLabel } from '@rosetta/plugin-rosetta-core-react/period';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { MissingMonths } from '../months/MissingMonths';
import {
  budgetsRouteRef,
  commitmentsRouteRef,
  costsRouteRef,
  forecastRouteRef,
} from '../routes';
import { finopsTranslationRef } from '../translation';
import { KpiMonth, Kpis } from './toKpis';
import { useKpis } from './useKpis';

interface LeadProps {
  to: RouteRef<undefined>;
  search?: string;
  label: string;
}

/** Where the figure comes from. */
const Lead = ({ to, search = '', label }: LeadProps) => {
  const address = useRouteRef(to);
  if (!address) return <>{label}</>;
  return (
    <Link variant="caption" component={RouterLink} to={address() + search}>
      {label}
    </Link>
  );
};

const Allocated = ({ kpis }: { kpis: Kpis }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { percent } = useFormats();
  return (
    <Kpi
      name={t('kpis.allocated')}
      figure={kpis.allocated === null ? '–' : percent(kpis.allocated)}
      warning={
        kpis.missing.length > 0 && <MissingMonths months={kpis.missing} />
      }
      sparkline={kpis.months.map(({ allocated }) => allocated)}
      detail={
        <Lead
          to={costsRouteRef}
          search={`?from=${kpis.from}&to=${kpis.to}&view=unallocated`}
          label={t('kpis.allocatedLead')}
        />
      }
      explain={<Typography>{t('kpis.allocatedHow')}</Typography>}
    />
  );
};

const Savings = ({ kpis }: { kpis: Kpis }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { percent, money } = useFormats();
  const { currency, atList, effective, incomplete } = kpis;
  return (
    <Kpi
      name={t('kpis.savings')}
      figure={kpis.savings === null ? '–' : percent(kpis.savings)}
      warning={
        incomplete && t('commitments.kpi.incomplete', { count: incomplete })
      }
      sparkline={kpis.months.map(({ savings }) => savings)}
      detail={<Lead to={commitmentsRouteRef} label={t('kpis.savingsLead')} />}
      explain={
        <>
          <Typography>{t('kpis.savingsHow')}</Typography>
          <Typography mt={1}>
            {t('kpis.savingsOf', {
              effective: money(effective, currency),
              list: money(atList, currency),
            })}
          </Typography>
        </>
      }
    />
  );
};

const Variance = ({ kpis }: { kpis: Kpis }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { change, money, locale } = useFormats();
  const { currency, budgetKind, variance, budgeted, actual } = kpis;
  return (
    <Kpi
      name={t('kpis.variance')}
      figure={variance === null ? '–' : change(variance)}
      sparkline={kpis.months.map(month => month.variance)}
      detail={
        <Lead
          to={budgetsRouteRef}
          label={t(budgetKind ? 'kpis.varianceLead' : 'kpis.noBudget')}
        />
      }
      explain={
        <>
          <Typography>{t('kpis.varianceHow')}</Typography>
          {budgetKind && (
            <Typography mt={1}>
              {t('kpis.varianceOf', {
                kind: t(`level.${budgetKind}`).toLocaleLowerCase(locale),
                actual: money(actual, currency),
                budget: money(budgeted, currency),
              })}
            </Typography>
          )}
        </>
      }
    />
  );
};

const Accuracy = ({ kpis }: { kpis: Kpis }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { percent } = useFormats();
  const { backtest } = kpis;
  return (
    <Kpi
      name={t('kpis.accuracy')}
      figure={backtest ? percent(Math.max(0, 1 - backtest.wape)) : '–'}
      detail={
        <Lead
          to={forecastRouteRef}
          label={
            backtest
              ? t('kpis.accuracyLead', {
                  baseline: percent(Math.max(0, 1 - backtest.baseline.wape)),
                })
              : t('kpis.noForecast')
          }
        />
      }
      explain={<Typography>{t('kpis.accuracyHow')}</Typography>}
    />
  );
};

const MonthTable = ({ kpis }: { kpis: Kpis }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const columns = useMemo(
    (): Column<KpiMonth>[] => [
      {
        key: 'month',
        label: t('level.month'),
        value: ({ id }) => id,
        render: ({ id }) => <>{month(id)}</>,
      },
      ...(['allocated', 'savings', 'variance'] as const).map(
        (key): Column<KpiMonth> => ({
          key,
          label: t(`kpis.${key}`),
          kind: key === 'variance' ? 'change' : 'percent',
          value: row => row[key],
          least: 150,
        }),
      ),
    ],
    [t, month],
  );
  const newestFirst = useMemo(() => [...kpis.months].reverse(), [kpis]);
  return (
    <DataTable
      id="finops-kpis"
      label={t('kpis.byMonth')}
      rows={newestFirst}
      columns={columns}
    />
  );
};

const KpisOfRange = ({ kpis }: { kpis: Kpis }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  return (
    <Stack gap={2}>
      <Typography color="text.secondary">
        {t('kpis.range', { period: monthRangeLabel(kpis, formats) })}
      </Typography>
      <KpiStrip>
        <Allocated kpis={kpis} />
        <Savings kpis={kpis} />
        <Variance kpis={kpis} />
        <Accuracy kpis={kpis} />
      </KpiStrip>
      <MonthTable kpis={kpis} />
    </Stack>
  );
};

/** How well cost is managed, by the FinOps Foundation's KPIs. */
export const KpisPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const kpis = useKpis();
  return (
    <PageFrame title={t('kpis.title')} line={t('kpis.about')}>
      <Resource state={kpis}>{value => <KpisOfRange kpis={value} />}</Resource>
    </PageFrame>
  );
};
