import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DoraMergeRequest,
  listDoraMergeRequests,
} from '@rosetta/contracts/monitoring';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { PersonLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { monitoringTranslationRef } from '../translation';
import { applicationColumn, instantColumn, ToolLink } from './rowColumns';
import { RowsProps, RowsTable } from './RowsTable';
import { useFigure } from './useFigure';

type Row = DoraMergeRequest & { id: string };

const PARTS = ['lead', 'coding', 'pickup', 'review', 'deploy'] as const;

const useColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const figure = useFigure();
  return useMemo(
    () => [
      {
        key: 'title',
        label: t('dora.field.mergeRequest'),
        value: ({ iid, title }) => `!${iid} ${title ?? ''}`,
        render: ({ iid, title, url }) => (
          <ToolLink url={url} name={`!${iid} ${title ?? ''}`} />
        ),
        least: 220,
        sortable: false,
      },
      applicationColumn(t('control.application')),
      {
        key: 'author',
        label: t('dora.field.author'),
        value: ({ author }) => author,
        render: ({ author }) => author && <PersonLink person={author} />,
        sortable: false,
      },
      instantColumn('mergedAt', t('dora.field.mergedAt'), row => row.mergedAt),
      instantColumn(
        'deployedAt',
        t('dora.field.deployedAt'),
        row => row.deployedAt,
      ),
      ...PARTS.map(
        (part): Column<Row> => ({
          key: part,
          label: t(`dora.part.${part}`),
          value: ({ minutes }) => minutes[part],
          render: ({ minutes }) => {
            const value = minutes[part];
            return value === null ? '–' : figure(value, 'minutes');
          },
          width: 110,
          sortable: false,
        }),
      ),
    ],
    [t, figure],
  );
};

interface MergeRequestRowsProps extends RowsProps {
  state: 'deployed' | 'waiting';
}

/** Merge requests that reached production, or that wait for it. */
export const MergeRequestRows = (props: MergeRequestRowsProps) => {
  const { query, state, title } = props;
  const columns = useColumns();
  const pages = useRoutePages(listDoraMergeRequests, {
    query: { ...query, state },
  });
  return (
    <RowsTable id={`dora-${state}`} title={title} columns={columns} {...pages}>
      {({ items }) =>
        items.map(item => ({ ...item, id: `${item.project}!${item.iid}` }))
      }
    </RowsTable>
  );
};
