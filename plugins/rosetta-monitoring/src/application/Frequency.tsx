import { useCallback, useMemo } from 'react';
import Typography from '@mui/material/Typography';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { CountColumns } from '@rosetta/plugin-rosetta-core-react/charts';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { KpiCard } from '@rosetta/plugin-rosetta-core-react/kpi';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import {
  Resource,
  useResource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Dora, monitoringApiRef } from '../api/monitoringApi';
import { monitoringTranslationRef } from '../translation';
import { Week, countByWeek, lastWeeks, publishedWeeks } from './weeks';

const WEEKS = 13;

interface Figures {
  dora: Dora;
  weeks: Week[];
}

const useFrequency = (application: string) => {
  const monitoring = useApi(monitoringApiRef);
  const window = useMemo(() => lastWeeks(WEEKS, new Date()), []);
  return useResource(
    useCallback(
      async (signal: AbortSignal): Promise<Figures> => {
        const ask = (weeks: typeof window) =>
          monitoring.dora({ ...weeks, application }, signal);
        const whole = await ask(window);
        // Weeks before history begins are not weeks without a deployment.
        const known = publishedWeeks(window, whole.published.first);
        const [dora, deployments] = await Promise.all([
          known.from === window.from ? whole : ask(known),
          monitoring.doraDeployments({ ...known, application }, signal),
        ]);
        const days = deployments.map(({ day }) => day);
        return { dora, weeks: countByWeek(days, known) };
      },
      [monitoring, application, window],
    ),
  );
};

const Figure = ({ dora, weeks }: Figures) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number, day } = useFormats();
  const { deploymentFrequency } = dora.total.metrics;
  const { value, band } = deploymentFrequency;
  const detail = band ? t(`band.${band}`) : t('frequency.unknown');
  return (
    <CardGrid least={320}>
      <KpiCard
        name={t('frequency.title')}
        figure={
          value === null
            ? '–'
            : t('frequency.value', { count: value, value: number(value) })
        }
        detail={detail}
        explain={
          <>
            <Typography>{t('frequency.explain')}</Typography>
            <Typography mt={1}>
              {t('frequency.window', {
                from: day(dora.from),
                to: day(dora.to),
              })}
            </Typography>
          </>
        }
      />
      <CountColumns
        title={t('frequency.weeks')}
        summary={t('frequency.summary', {
          weeks: number(weeks.length),
          deployments: number(deploymentFrequency.count),
        })}
        columns={weeks.map(({ monday, count }) => ({
          key: monday,
          label: day(monday),
          count,
        }))}
        describe={({ label, count }) =>
          t('frequency.week', { week: label, count: count ?? 0 })
        }
      />
    </CardGrid>
  );
};

/** How often the application is deployed to production, and in which weeks. */
export const Frequency = ({ application }: ApplicationProps) => (
  <Resource state={useFrequency(application)}>
    {figures => <Figure {...figures} />}
  </Resource>
);
