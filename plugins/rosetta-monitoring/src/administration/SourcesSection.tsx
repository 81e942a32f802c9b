import { useMemo } from 'react';
import ErrorIcon from '@mui/icons-material/ErrorOutline';
import OkIcon from '@mui/icons-material/CheckCircleOutline';
import OffIcon from '@mui/icons-material/RemoveCircleOutline';
import WarningIcon from '@mui/icons-material/WarningAmber';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listSourceReadings, SourceReading } from '@rosetta/contracts/monitoring'; // prettier-ignore
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import {
  RelativeTime,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { StateChip } from '@rosetta/plugin-rosetta-core-react/page';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { useJobNames } from '../runs/useJobNames';
import { monitoringTranslationRef } from '../translation';
import { REFRESH_MS } from './administrationView';
import { callsOf, conditionOf } from './sourceCondition';
import { TableSection } from './TableSection';
import { ColumnOf, useFieldColumn } from './useFieldColumn';

type Row = SourceReading & { id: string };

const LOOKS = {
  ok: { icon: OkIcon, color: 'success' },
  live: { icon: OkIcon, color: 'success' },
  late: { icon: WarningIcon, color: 'warning' },
  partial: { icon: WarningIcon, color: 'warning' },
  failed: { icon: ErrorIcon, color: 'error' },
  off: { icon: OffIcon, color: 'default' },
  unread: { icon: OffIcon, color: 'default' },
  unasked: { icon: OffIcon, color: 'default' },
} as const;

const Condition = (row: Row) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const condition = conditionOf(row);
  const { icon: Icon, color } = LOOKS[condition];
  return (
    <StateChip
      color={color}
      icon={<Icon />}
      label={t(`administration.source.${condition}`)}
    />
  );
};

const LastRead = ({ lastReadAt, live, jobs }: Row) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const at = lastReadAt ?? live.asOf;
  if (at) return <RelativeTime at={at} />;
  // What no job reads is not behind.
  return <>{jobs.length ? t('administration.never') : '–'}</>;
};

/** Why it is as it is: errors, parts that were not read, rows that it hides. */
const useDetail = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { number, list } = useFormats();
  return ({ last, live, hidden }: SourceReading) =>
    [
      last?.error ?? live.error,
      last?.unread.length &&
        t('administration.source.parts', {
          count: last.unread.length,
          names: list(last.unread.map(({ part, reason }) => `${part} (${reason})`)), // prettier-ignore
        }),
      ...hidden.map(({ name, given, expected }) =>
        t('administration.source.hidden', {
          name,
          given: number(given),
          expected: number(expected),
        }),
      ),
      ...(live.problems ?? []),
    ]
      .filter(Boolean)
      .join('; ');
};

const useColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { list } = useFormats();
  const names = useJobNames();
  const detail = useDetail();
  const column: ColumnOf<Row> = useFieldColumn();
  const count = (key: 'calls' | 'errors' | 'limited') =>
    column(key, row => callsOf(row)[key], {
      kind: 'number',
      width: key === 'limited' ? 210 : 110,
    });
  const breaker = ({ last, liveCalls }: Row) => {
    const states = [last?.breaker, liveCalls?.breaker];
    const worst = states.find(each => each === 'open') ?? states.find(each => each === 'half-open') ?? states.find(Boolean); // prettier-ignore
    return worst ? t(`administration.breaker.${worst}`) : null;
  };
  return [
    column('source', ({ title }) => title, { width: 110 }),
    column('state', row => t(`administration.source.${conditionOf(row)}`), { render: Condition, width: 160 }), // prettier-ignore
    column('read', ({ lastReadAt, live }) => lastReadAt ?? live.asOf, { render: LastRead, width: 130 }), // prettier-ignore
    column('jobs', ({ jobs }) => list(jobs.map(job => names[job] ?? job)), { least: 130 }), // prettier-ignore
    ...[count('calls'), count('errors'), count('limited')],
    column('lastCalls', ({ last }) => last?.calls ?? null, { kind: 'number', width: 110, hidden: true }), // prettier-ignore
    column('breaker', breaker, { width: 110 }),
    column('detail', detail, { least: 220, share: 3 }),
  ];
};

/** Each source: whether it answers, how old what was read is, its calls, and what it says of itself. */
export const SourcesSection = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const state = useRoute(listSourceReadings, {}, { everyMs: REFRESH_MS });
  const columns = useColumns();
  const rows = useMemo(
    () => (state.value?.items ?? []).map(each => ({ ...each, id: each.name })),
    [state.value],
  );
  return (
    <TableSection
      id="monitoring-sources"
      title={t('administration.sources')}
      state={state}
      rows={rows}
      columns={columns}
      wraps
    />
  );
};
