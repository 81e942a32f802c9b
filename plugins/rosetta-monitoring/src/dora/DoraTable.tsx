import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DoraItem, DoraMetricName } from '@rosetta/contracts/monitoring';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { GroupLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { Dora } from '../types';
import { monitoringTranslationRef } from '../translation';
import { METRIC_NAMES } from './doraView';
import { useFigure, useReason } from './useFigure';

type Row = DoraItem & { id: string };

const useColumns = (by: Dora['groupBy']): Column<Row>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const figure = useFigure();
  const reasonOf = useReason();
  return useMemo(() => {
    const metricColumn = (name: DoraMetricName): Column<Row> => ({
      key: name,
      label: t(`dora.metric.${name}`),
      kind: 'number',
      value: ({ metrics }) => metrics[name].value,
      render: ({ metrics }) => {
        const metric = metrics[name];
        if (metric.value === null)
          return <span title={reasonOf(metric)}>–</span>;
        const { value, unit, band } = metric;
        return (
          <span>
            {figure(value, unit)} {band && `(${t(`band.${band}`)})`}
          </span>
        );
      },
      width: 170,
    });
    return [
      {
        key: 'name',
        label: t(by === 'group' ? 'control.group' : 'control.application'),
        value: ({ label }) => label,
        least: 180,
        render: ({ key, label }) =>
          by === 'group' ? (
            <GroupLink group={key}>{label}</GroupLink>
          ) : (
            <ApplicationLink application={key}>{label}</ApplicationLink>
          ),
      },
      ...METRIC_NAMES.map(metricColumn),
    ];
  }, [t, by, figure, reasonOf]);
};

interface DoraTableProps {
  dora: Dora;
  onOpen(key: string): void;
}

/** The figures of each application or group. */
export const DoraTable = ({ dora, onOpen }: DoraTableProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const columns = useColumns(dora.groupBy);
  const rows = useMemo(
    () => dora.items.map(item => ({ ...item, id: item.key })),
    [dora],
  );
  return (
    <DataTable
      id={`monitoring-dora-${dora.groupBy}`}
      label={t('dora.each')}
      rows={rows}
      columns={columns}
      onOpen={onOpen}
    />
  );
};
