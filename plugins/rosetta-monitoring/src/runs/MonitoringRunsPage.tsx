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
import { useJobNames } from './useJobNames';

/** The runs of the monitoring batch: one for each request of a day. */
export const MonitoringRunsPage = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number } = useFormats();
  const jobs = useJobNames();
  const domain = useMemo<RunsDomain>(
    () => ({
      routes: monitoringRoutes,
      writeAction: 'monitoring.runs.write',
      pages: { list: runsRouteRef, run: runRouteRef },
      jobs,
      about: t('runs.about'),
      counts: {
        deployments: t('runs.deployments'),
        incidents: t('runs.incidents'),
        counted: t('runs.counted'),
        problems: t('runs.problems'),
        changes: t('runs.changes'),
        linked: t('runs.linked'),
        tablesNotRead: t('runs.tablesNotRead'),
        endNotKnown: t('runs.endNotKnown'),
        entitiesNotRead: t('runs.entitiesNotRead'),
        argocdNotRead: t('runs.sourceNotRead', { name: 'Argo CD' }),
        dynatraceNotRead: t('runs.sourceNotRead', { name: 'Dynatrace' }),
        gitlabNotRead: t('runs.sourceNotRead', { name: 'GitLab' }),
        servicenowNotRead: t('runs.sourceNotRead', { name: 'ServiceNow' }),
        read: t('runs.read'),
        notAttributed: t('runs.notAttributed'),
        leftToGitLab: t('runs.leftToGitLab'),
        projectsNotRead: t('runs.projectsNotRead'),
        production: t('runs.production'),
        unchanged: t('runs.unchanged'),
        deliveries: t('runs.deliveries'),
        rollbacks: t('runs.rollbacks'),
        merged: t('runs.merged'),
        delivered: t('runs.delivered'),
        mergedNotAttributed: t('runs.mergedNotAttributed'),
      },
      keyCounts: ['deployments', 'production', 'incidents', 'notAttributed'],
      Figures: PublishedDeployments,
      amount: value => t('runs.amount', { value: number(value) }),
    }),
    [t, number, jobs],
  );
  return <RunsRoutes domain={domain} />;
};
