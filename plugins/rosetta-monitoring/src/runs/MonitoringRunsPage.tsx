import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { monitoringRoutes } from '@rosetta/contracts/monitoring';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  RunsDomain,
  RunsRoutes,
} from '@rosetta/plugin-rosetta-core-react/runs';
import { runRouteRef, runsRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { PublishedDeployments } from './PublishedDeployments';

/** The runs of the monitoring batch: one for each request of a day. */
export const MonitoringRunsPage = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number } = useFormats();
  const domain = useMemo<RunsDomain>(
    () => ({
      routes: monitoringRoutes,
      writeAction: 'monitoring.runs.write',
      pages: { list: runsRouteRef, run: runRouteRef },
      jobs: { deployments: t('runs.job.deployments') },
      about: t('runs.about'),
      counts: {
        deployments: t('runs.deployments'),
        read: t('runs.read'),
        notAttributed: t('runs.notAttributed'),
        leftToGitLab: t('runs.leftToGitLab'),
        projectsNotRead: t('runs.projectsNotRead'),
        production: t('runs.production'),
        unchanged: t('runs.unchanged'),
      },
      keyCounts: ['deployments', 'production', 'notAttributed'],
      Figures: PublishedDeployments,
      amount: value => t('runs.amount', { value: number(value) }),
    }),
    [t, number],
  );
  return <RunsRoutes domain={domain} />;
};
