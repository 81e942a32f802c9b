import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Risk,
  RiskCode,
  RiskReason,
  RiskRule,
} from '@rosetta/contracts/monitoring';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { doraRouteRef, incidentsRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { useRiskValue } from './useRiskValue';

const METRICS: Partial<Record<RiskCode, string>> = {
  changeFailureRate: 'changeFailureRate',
  slowRecovery: 'recoveryTime',
};

/** The page with the rows behind a reason; none where the sheet of the application has them. */
const useRowsPage = () => {
  const incidents = useRouteRef(incidentsRouteRef);
  const dora = useRouteRef(doraRouteRef);
  return (application: string, { code, rows: { query } }: RiskReason) => {
    const metric = METRICS[code];
    const { from, to } = query;
    if (metric && dora)
      return `${dora()}?${new URLSearchParams({ application, from, to, metric, rows: 'incidents' })}`;
    return code === 'openIncidents' && incidents
      ? `${incidents()}?${new URLSearchParams(query)}`
      : undefined;
  };
}; // prettier-ignore

interface RiskCellProps {
  risk: Risk;
  rule: RiskRule;
}

/** What a reason is worth, leading to the rows that it counts. */
export const RiskCell = ({ risk, rule }: RiskCellProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number } = useFormats();
  const valueOf = useRiskValue();
  const pageOf = useRowsPage();
  const reason = risk.reasons.find(({ code }) => code === rule.code);
  if (!reason) return null;
  const value = valueOf(reason.value, rule.unit);
  const points = number(reason.points);
  const page = pageOf(risk.application.id, reason);
  const text = `${value} (${points})`;
  return page ? (
    <Link
      component={RouterLink}
      to={page}
      aria-label={t('executive.rows', { value, points })}
    >
      {text}
    </Link>
  ) : (
    <span title={t('executive.points', { points })}>{text}</span>
  );
};
