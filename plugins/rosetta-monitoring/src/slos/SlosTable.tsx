import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { SloItem } from '@rosetta/contracts/monitoring';
import { sloRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { RemainingBar } from './RemainingBar';
import { SloLink } from './SloLink';
import { SloStateChip, stateOf } from './SloStateChip';
import { fastestBurn, useSloTexts } from './useSloTexts';

type ColumnKey =
  | 'name' | 'application' | 'state' | 'remaining' | 'burn' | 'compliance'
  | 'objective' | 'window' | 'method' | 'known' | 'asOf'; // prettier-ignore

type ColumnOf = (
  key: ColumnKey,
  value: Column<SloItem>['value'],
  more?: Partial<Column<SloItem>>,
) => Column<SloItem>;

const Compliance = ({ value }: { value: number | null }) => {
  const { target } = useSloTexts();
  return <>{value === null ? '–' : target(value)}</>;
};

const budgetColumns = (column: ColumnOf): Column<SloItem>[] => [
  column('remaining', ({ status }) => status.remaining, {
    kind: 'percent',
    width: 150,
    render: ({ status }) => <RemainingBar remaining={status.remaining} />,
  }),
  column('burn', ({ status }) => fastestBurn(status), {
    kind: 'number',
    width: 110,
  }),
  column('compliance', ({ status }) => status.compliance, {
    kind: 'number',
    width: 110,
    render: ({ status }) => <Compliance value={status.compliance} />,
  }),
]; // prettier-ignore

const useColumns = (): Column<SloItem>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const texts = useSloTexts();
  return useMemo(() => {
    const column: ColumnOf = (key, value, more = {}) => ({
      key,
      label: t(`slos.column.${key}`),
      value,
      ...more,
    });
    return [
      column('name', ({ name }) => name, {
        least: 180,
        share: 2,
        render: slo => <SloLink slo={slo} />,
      }),
      // Next to the name, so that a phone shows both.
      column('state', slo => t(`slos.state.${stateOf(slo)}`), {
        width: 130,
        render: slo => <SloStateChip state={stateOf(slo)} />,
      }),
      column('application', ({ application }) => application.name, {
        least: 140,
        render: ({ application: { id, name } }) => (
          <ApplicationLink application={id}>{name}</ApplicationLink>
        ),
      }),
      ...budgetColumns(column),
      column('objective', ({ objective }) => objective, {
        kind: 'number',
        width: 90,
        render: ({ objective }) => <>{texts.target(objective)}</>,
      }),
      column('window', texts.window, { width: 120 }),
      column('method', ({ budgeting }) => t(`slos.methodShort.${budgeting.method}`), { width: 120 }), // prettier-ignore
      column('known', ({ status }) => status.known, {
        kind: 'percent',
        width: 90,
      }),
      column('asOf', ({ status }) => status.asOf, {
        width: 110,
        render: ({ status: { asOf } }) =>
          asOf ? <RelativeTime at={asOf} short /> : '–',
      }),
    ];
  }, [t, texts]);
};

/** Objectives, worst first, each with what is left of its budget. */
export const SlosTable = ({ slos }: { slos: readonly SloItem[] }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const navigate = useNavigate();
  const page = useRouteRef(sloRouteRef);
  const columns = useColumns();
  return (
    <DataTable
      id="monitoring-slos"
      label={t('slos.title')}
      rows={slos}
      columns={columns}
      onOpen={id => page && navigate(page({ id }))}
      hasExcel
    />
  );
};
