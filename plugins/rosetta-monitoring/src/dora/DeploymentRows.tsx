import { useCallback, useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DoraDeployment,
  listDoraDeployments,
  sourceTitle,
} from '@rosetta/contracts/monitoring';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { shortRevision } from '../board/shortRevision';
import { monitoringTranslationRef } from '../translation';
import { applicationColumn, instantColumn, ToolLink } from './rowColumns';
import { RowsProps, RowsTable } from './RowsTable';
import { useFigure } from './useFigure';

/** Numbers of incidents, each leading to its source. */
export const IncidentLinks = ({
  incidents,
}: Pick<DoraDeployment, 'incidents'>) => (
  <span>
    {incidents.map(({ id, number, url }, at) => (
      <span key={id}>
        {at > 0 && ', '}
        <ToolLink url={url} name={number} />
      </span>
    ))}
  </span>
);

/** What it is: a delivery or a rollback, and what else is known of it. */
const useKind = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return useCallback(
    ({ kind, unplanned, immature, incidentsKnown }: DoraDeployment) =>
      [
        t(`dora.kind.${kind}`),
        ...(unplanned ? [t('dora.kind.unplanned')] : []),
        ...(immature ? [t('dora.kind.immature')] : []),
        ...(incidentsKnown ? [] : [t('dora.kind.unobserved')]),
      ].join(', '),
    [t],
  );
};

const useColumns = (): Column<DoraDeployment>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const figure = useFigure();
  const kindOf = useKind();
  return useMemo(
    () => [
      instantColumn('finishedAt', t('field.finishedAt'), row => row.finishedAt),
      applicationColumn(t('control.application')),
      {
        key: 'kind',
        label: t('dora.field.kind'),
        value: kindOf,
        sortable: false,
      },
      {
        key: 'revision',
        label: t('field.revision'),
        value: ({ sha }) => sha,
        render: ({ sha, url, source }) => (
          <ToolLink
            url={url}
            name={sha ? shortRevision(sha) : sourceTitle(source)}
          />
        ),
        width: 120,
        sortable: false,
      },
      {
        key: 'mergeRequests',
        label: t('dora.rows.mergeRequests'),
        kind: 'number',
        value: ({ mergeRequests }) => mergeRequests,
        width: 120,
        sortable: false,
      },
      {
        key: 'incidents',
        label: t('dora.rows.incidents'),
        value: ({ incidents }) =>
          incidents.map(({ number }) => number).join(', '),
        render: IncidentLinks,
        sortable: false,
      },
      {
        key: 'recovery',
        label: t('dora.metric.recoveryTime'),
        value: ({ recoveryMinutes }) => recoveryMinutes,
        render: ({ recoveryMinutes: minutes }) =>
          minutes === null ? '–' : figure(minutes, 'minutes'),
        width: 130,
        sortable: false,
      },
    ],
    [t, figure, kindOf],
  );
};

/** The deployments that a figure is of. */
export const DeploymentRows = ({ query, metric, title }: RowsProps) => {
  const columns = useColumns();
  const pages = useRoutePages(listDoraDeployments, {
    query: { ...query, ...(metric !== 'leadTime' && { metric }) },
  });
  return (
    <RowsTable id="dora-deployments" title={title} columns={columns} {...pages}>
      {({ items }) => items}
    </RowsTable>
  );
};
