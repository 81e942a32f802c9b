import { useCallback, useMemo } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { getDora, listDoraDeployments } from '@rosetta/contracts/monitoring';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { CountColumns } from '@rosetta/plugin-rosetta-core-react/charts';
import {
  ResourceState,
  currentValue,
  skipToken,
  useJoined,
  useMapped,
  useRoute,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { KpiCard } from '@rosetta/plugin-rosetta-core-react/kpi';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Dora, DoraDeployments } from '../types';
import { monitoringTranslationRef } from '../translation';
import {
  Week,
  countByWeek,
  lastWeeks,
  publishedWeeks,
  upToToday,
} from './weeks';

const WEEKS = 13;

interface Figures {
  dora: Dora;
  weeks: Week[];
}

/** Of whole weeks figures are made; the present one is drawn beside them, so far. */
const drawnWeeks = (weeks: { from: string; to: string }) =>
  upToToday(weeks, new Date());

const toFigures = (parts: {
  weeks: { from: string; to: string };
  dora: Dora;
  deployments: DoraDeployments['items'];
}): Figures => ({
  dora: parts.dora,
  weeks: countByWeek(
    parts.deployments.map(({ day }) => day),
    drawnWeeks(parts.weeks),
  ),
});

/** Weeks before history begins are not weeks without a deployment. */
const usePublishedWeeks = (application: string) => {
  const window = useMemo(() => lastWeeks(WEEKS, new Date()), []);
  const whole = useRoute(getDora, { query: { ...window, application } });
  return useMapped(
    whole,
    useCallback(
      ({ published }: Dora) => publishedWeeks(window, published.first),
      [window],
    ),
  );
};

const useFrequency = (application: string): ResourceState<Figures> => {
  const weeks = usePublishedWeeks(application);
  const known = currentValue(weeks);
  const input = known ? { query: { ...known, application } } : skipToken;
  const dora = useRoute(getDora, input);
  const deployments = useRouteItems(
    listDoraDeployments,
    known
      ? {
          query: {
            ...drawnWeeks(known),
            application,
            metric: 'deploymentFrequency',
          },
        }
      : skipToken,
  );
  return useMapped(useJoined({ weeks, dora, deployments }), toFigures);
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
          weeks: number(weeks.length - 1),
          deployments: number(deploymentFrequency.count),
        })}
        columns={weeks.map(({ monday, count }, index) => {
          const isUnfinished = index === weeks.length - 1;
          return {
            key: monday,
            label: isUnfinished ? t('frequency.soFar') : day(monday),
            count,
            isUnfinished,
          };
        })}
        describe={({ key, count, isUnfinished }) =>
          t(isUnfinished ? 'frequency.weekSoFar' : 'frequency.week', {
            week: day(key),
            count: count ?? 0,
          })
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
