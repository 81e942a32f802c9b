import { useMemo, useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Period, listPeriods } from '@rosetta/contracts/finops';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import {
  RequesterLink,
  nameOfRef,
} from '@rosetta/plugin-rosetta-core-react/entity';
import {
  RelativeTime,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { RestatementsSection } from '../restatements/RestatementsSection';
import { finopsTranslationRef } from '../translation';
import { ClosingDialog } from './ClosingDialog';
import { PeriodStateChip } from './PeriodStateChip';

type Row = Period & { id: string };

type ColumnOf = (
  key: 'month' | 'state' | 'pending' | 'published' | 'lines' | 'currencies' | 'closedBy' | 'closedAt' | 'reason' | 'act',
  value: Column<Row>['value'],
  more?: Partial<Column<Row>>,
) => Column<Row>; // prettier-ignore

/** Who closed a month, when and why. */
const closingColumns = (column: ColumnOf) => [
  column('closedBy', ({ closed }) => (closed ? nameOfRef(closed.by) : null), {
    width: 120,
    render: ({ closed }) =>
      closed ? <RequesterLink requester={closed.by} /> : null,
  }),
  column('closedAt', ({ closed }) => closed?.at ?? null, {
    width: 110,
    render: ({ closed }) =>
      closed ? <RelativeTime at={closed.at} short /> : null,
  }),
  column('reason', ({ closed }) => closed?.reason ?? null, { least: 180 }),
];

const useColumns = (onAct?: (period: string) => void): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month, list } = useFormats();
  return useMemo(() => {
    const column: ColumnOf = (key, value, more = {}) => ({
      key,
      label: t(`periods.column.${key}`),
      value,
      ...more,
    });
    const stateOf = ({ closed }: Row) =>
      t(closed ? 'periods.state.closed' : 'periods.state.open');
    const actOf = ({ closed }: Row) =>
      t(closed ? 'periods.reopen' : 'periods.close');
    const act = column('act', actOf, {
      width: 110,
      render: row => (
        <Button size="small" onClick={() => onAct?.(row.period)}>
          {actOf(row)}
        </Button>
      ),
    });
    return [
      column('month', ({ period }) => period, {
        width: 140,
        render: ({ period }) => <>{month(period)}</>,
      }),
      column('state', stateOf, {
        width: 110,
        render: ({ closed }) => <PeriodStateChip closed={Boolean(closed)} />,
      }),
      ...(onAct ? [act] : []),
      column(
        'pending',
        ({ pendingRestatements }) => pendingRestatements ?? null,
        {
          kind: 'number',
          width: 110,
        },
      ),
      column('published', ({ publishedAt }) => publishedAt, {
        width: 110,
        render: ({ publishedAt }) => <RelativeTime at={publishedAt} short />,
      }),
      column('lines', ({ lines }) => lines, { kind: 'number', width: 90 }),
      column('currencies', ({ currencies }) => list(currencies), {
        width: 90,
      }),
      ...closingColumns(column),
    ];
  }, [t, month, list, onAct]);
};

const Periods = ({ periods }: { periods: readonly Period[] }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const mayClose = useMay('finops.periods.write');
  const [chosen, setChosen] = useState<string>();
  const columns = useColumns(mayClose ? setChosen : undefined);
  const period = periods.find(each => each.period === chosen);
  if (periods.length === 0)
    return (
      <EmptyState title={t('periods.none')}>{t('periods.noneHelp')}</EmptyState>
    );
  return (
    <>
      <DataTable
        id="finops-periods"
        label={t('periods.title')}
        rows={periods.map(each => ({ ...each, id: each.period }))}
        columns={columns}
      />
      {period && (
        <ClosingDialog period={period} onClose={() => setChosen(undefined)} />
      )}
      <RestatementsSection periods={periods} />
    </>
  );
};

/** The published months, and which of them are closed. */
export const PeriodsPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const periods = useRouteItems(listPeriods, {});
  return (
    <PageFrame title={t('periods.title')} line={t('periods.about')}>
      <Resource state={periods}>
        {items => <Periods periods={items} />}
      </Resource>
    </PageFrame>
  );
};
