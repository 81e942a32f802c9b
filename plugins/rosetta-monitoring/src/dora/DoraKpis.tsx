import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DoraMetricName, DoraMetrics } from '@rosetta/contracts/monitoring';
import { Kpi, KpiStrip } from '@rosetta/plugin-rosetta-core-react/kpi';
import { Dora } from '../types';
import { monitoringTranslationRef } from '../translation';
import { METRIC_NAMES } from './doraView';
import { useBeside } from './useBeside';
import { useFigure, useReason } from './useFigure';

interface DoraKpisProps {
  dora: Dora;
  /** Where the rows of a figure are. */
  addressOf(metric: DoraMetricName): string;
}

interface DoraKpiProps extends DoraKpisProps {
  name: DoraMetricName;
}

const Explanation = ({ name, metrics }: { name: DoraMetricName; metrics: DoraMetrics }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const beside = useBeside()(name, metrics);
  return (
    <Stack gap={1} maxWidth={380}>
      <Typography>{t(`dora.explain.${name}`)}</Typography>
      {beside.map(line => (
        <Typography key={line} variant="body2">
          {line}
        </Typography>
      ))}
    </Stack>
  );
}; // prettier-ignore

const DoraKpi = ({ dora, name, addressOf }: DoraKpiProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const figure = useFigure();
  const reasonOf = useReason();
  const metric = dora.total.metrics[name];
  const { value, unit, band, count } = metric;
  return (
    <Kpi
      name={t(`dora.metric.${name}`)}
      figure={value === null ? '–' : figure(value, unit)}
      detail={
        <>
          {value === null ? reasonOf(metric) : band && t(`band.${band}`)}{' '}
          {count > 0 && (
            <Link component={RouterLink} to={addressOf(name)} replace>
              {t('dora.rowsOf', { count })}
            </Link>
          )}
        </>
      }
      explain={<Explanation name={name} metrics={dora.total.metrics} />}
    />
  );
};

/** The five figures; each says what it is, which band it is in, and opens its rows. */
export const DoraKpis = (props: DoraKpisProps) => (
  <KpiStrip>
    {METRIC_NAMES.map(name => (
      <DoraKpi key={name} {...props} name={name} />
    ))}
  </KpiStrip>
);
