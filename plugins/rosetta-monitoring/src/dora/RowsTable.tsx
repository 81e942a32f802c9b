import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DoraDefinition, DoraMetricName } from '@rosetta/contracts/monitoring';
import { ResourceState } from '@rosetta/plugin-rosetta-core-react/data';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  Column,
  DataTable,
  DataTableProps,
} from '@rosetta/plugin-rosetta-core-react/table';
import { monitoringTranslationRef } from '../translation';

/** Which rows are shown. */
export interface RowsProps {
  query: { from: string; to: string; application?: string; group?: string };
  metric: DoraMetricName;
  definition: DoraDefinition;
  title: string;
}

interface RowsTableProps<Answer, Row extends { id: string }> {
  id: string;
  title: string;
  columns: readonly Column<Row>[];
  state: ResourceState<Answer>;
  paging: Partial<DataTableProps<Row>>;
  children(answer: Answer): readonly Row[];
}

/** Rows behind a figure, page by page. */
export const RowsTable = <Answer, Row extends { id: string }>({
  id,
  title,
  columns,
  state,
  paging,
  children: rowsOf,
}: RowsTableProps<Answer, Row>) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <Resource state={state}>
      {answer => {
        const rows = rowsOf(answer);
        return rows.length ? (
          <DataTable
            id={`monitoring-${id}`}
            label={title}
            rows={rows}
            columns={columns}
            {...paging}
          />
        ) : (
          <EmptyState title={t('dora.noRows')}>
            {t('dora.noRowsHelp')}
          </EmptyState>
        );
      }}
    </Resource>
  );
};
