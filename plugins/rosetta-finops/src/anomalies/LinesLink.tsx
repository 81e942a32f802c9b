import { ReactNode } from 'react';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Anomaly, AnomalyDriver } from '@rosetta/contracts/finops';
import { costsRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { isOfWholeMonths, linesAddress } from './linesAddress';

interface LinesLinkProps {
  anomaly: Anomaly;
  driver?: AnomalyDriver;
  children: ReactNode;
}

/** The whole name of what drove it, and that more is listed than its days. */
const useTitle = ({ anomaly, driver }: LinesLinkProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const parts = [
    driver?.resource,
    isOfWholeMonths(anomaly) && t('anomalies.wholeMonths'),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' – ') : undefined;
};

/** Leads to the lines behind an anomaly, or behind one of its drivers. */
export const LinesLink = (props: LinesLinkProps) => {
  const { anomaly, driver, children } = props;
  const costs = useRouteRef(costsRouteRef);
  const title = useTitle(props);
  if (!costs) return <>{children}</>;
  return (
    <Link
      component={RouterLink}
      to={`${costs()}?${linesAddress(anomaly, driver)}`}
      title={title}
    >
      {children}
    </Link>
  );
};
