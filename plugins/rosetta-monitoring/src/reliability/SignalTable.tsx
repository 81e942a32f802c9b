import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SignalSeries } from '@rosetta/contracts/monitoring';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { monitoringTranslationRef } from '../translation';
import { useWord } from '../words/useWord';
import { useUnit } from './useUnit';

type Row = SignalSeries & { id: string };

const knownOf = ({ values }: Row) =>
  values.filter((value): value is number => value !== null);
const latest = (row: Row) => knownOf(row).at(-1) ?? null;
/** Windows may hold more values than a call takes arguments. */
const highest = (row: Row) =>
  knownOf(row).reduce<number | null>(
    (most, value) => (most === null || value > most ? value : most),
    null,
  );

/** The pictures in figures: one row for each line. */
export const SignalTable = ({ items }: { items: readonly SignalSeries[] }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const unitText = useUnit();
  const word = useWord();
  const rows = useMemo(
    () => items.map(each => ({ ...each, id: `${each.signal} ${each.entity}` })),
    [items],
  );
  const columns = useMemo(
    (): Column<Row>[] => [
      { key: 'golden', label: t('signals.field.golden'), value: ({ golden }) => t(`signals.golden.${golden}`), width: 120 },
      { key: 'signal', label: t('signals.field.signal'), value: ({ signal }) => word('signal', signal), width: 150 },
      { key: 'entity', label: t('signals.field.entity'), value: ({ entity }) => entity, least: 180 },
      { key: 'latest', label: t('signals.field.latest'), kind: 'number', value: latest, width: 110 },
      { key: 'highest', label: t('signals.field.highest'), kind: 'number', value: highest, width: 110 },
      { key: 'unit', label: t('signals.field.unit'), value: ({ unit }) => unitText(unit), width: 100 },
      { key: 'known', label: t('signals.field.known'), kind: 'number', value: ({ known }) => Math.round(known * 100), width: 110 },
    ],
    [t, unitText, word],
  ); // prettier-ignore
  return (
    <DataTable
      id="application-signals"
      label={t('signals.title')}
      rows={rows}
      columns={columns}
    />
  );
};
