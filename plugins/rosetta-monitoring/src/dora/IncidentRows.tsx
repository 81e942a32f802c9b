import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DoraIncident, listDoraIncidents } from '@rosetta/contracts/monitoring';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { monitoringTranslationRef } from '../translation';
import { applicationColumn, instantColumn, ToolLink } from './rowColumns';
import { RowsProps, RowsTable } from './RowsTable';
import { useFigure } from './useFigure';

const useColumns = (): Column<DoraIncident>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const figure = useFigure();
  return useMemo(
    () => [
      {
        key: 'number',
        label: t('dora.field.incident'),
        value: ({ number, title }) => `${number} ${title}`,
        render: ({ number, title, url }) => (
          <ToolLink url={url} name={`${number} ${title}`} />
        ),
        least: 240,
        sortable: false,
      },
      applicationColumn(t('control.application')),
      instantColumn('deployedAt', t('dora.field.deployedAt'), row => row.deployedAt), // prettier-ignore
      instantColumn('openedAt', t('dora.field.openedAt'), row => row.openedAt),
      instantColumn('resolvedAt', t('dora.field.resolvedAt'), row => row.resolvedAt), // prettier-ignore
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
    [t, figure],
  );
};

/** The incidents that a figure is of. */
export const IncidentRows = ({ query, metric, definition, title }: RowsProps) => {
  const columns = useColumns();
  const of = metric === 'recoveryTime' ? { metric } : {};
  const pages = useRoutePages(listDoraIncidents, {
    query: { ...query, ...of, definition },
  });
  return (
    <RowsTable id="dora-incidents" title={title} columns={columns} {...pages}>
      {({ items }) =>
        items.map(item => ({
          ...item,
          id: `${item.source}:${item.id}:${item.application.id}`,
        }))
      }
    </RowsTable>
  );
}; // prettier-ignore
