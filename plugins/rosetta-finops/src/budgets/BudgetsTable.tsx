import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Budget, listBudgets } from '@rosetta/contracts/finops';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import {
  RequesterLink,
  nameOfRef,
} from '@rosetta/plugin-rosetta-core-react/entity';
import {
  RelativeTime,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { CostName } from '../costs/CostName';
import { finopsTranslationRef } from '../translation';
import { budgetId } from './budgetDraft';
import { BudgetStateChip } from './BudgetStateChip';
import { BudgetsView, queryOf } from './budgetsView';
import { UsedBar } from './UsedBar';

export type BudgetRow = Budget & { id: string };

export const toRow = (budget: Budget): BudgetRow => ({
  ...budget,
  id: budgetId(budget),
});

type ColumnOf = (
  key: 'month' | 'kind' | 'name' | 'amount' | 'actual' | 'forecast' | 'used' | 'state' | 'updatedBy' | 'updatedAt',
  value: Column<BudgetRow>['value'],
  more?: Partial<Column<BudgetRow>>,
) => Column<BudgetRow>; // prettier-ignore

const MONEY: Partial<Column<BudgetRow>> = {
  kind: 'money',
  currency: ({ currency }) => currency,
  least: 125,
};

/** What was planned, what it is and what it will be. */
const figureColumns = (column: ColumnOf) => [
  column('amount', ({ amount }) => amount, MONEY),
  column('actual', ({ actual }) => actual, MONEY),
  column('forecast', ({ forecast }) => forecast?.amount ?? null, MONEY),
  column('used', ({ used }) => used, {
    kind: 'percent',
    width: 130,
    render: row => <UsedBar used={row.used} state={row.state} />,
  }),
];

/** Who changed it last, and when. */
const changeColumns = (column: ColumnOf) => [
  column('updatedBy', ({ updatedBy }) => nameOfRef(updatedBy), {
    width: 130,
    render: ({ updatedBy }) => <RequesterLink requester={updatedBy} />,
  }),
  column('updatedAt', ({ updatedAt }) => updatedAt, {
    width: 110,
    render: ({ updatedAt }) => <RelativeTime at={updatedAt} short />,
  }),
];

const useColumns = (): Column<BudgetRow>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  return useMemo(() => {
    const column: ColumnOf = (key, value, more = {}) => ({
      key,
      label: t(`budgets.column.${key}`),
      value,
      ...more,
    });
    return [
      column('name', ({ label }) => label, {
        least: 150,
        share: 2,
        render: row => <CostName groupBy={row.kind} item={row} />,
      }),
      column('kind', ({ kind }) => t(`level.${kind}`), { width: 95 }),
      column('month', each => each.month, {
        width: 128,
        render: each => <>{month(each.month)}</>,
      }),
      ...figureColumns(column),
      column('state', ({ state }) => t(`budgets.state.${state ?? 'unknown'}`), {
        width: 140,
        render: ({ state }) => <BudgetStateChip state={state} />,
      }),
      ...changeColumns(column),
    ];
  }, [t, month]);
};

interface BudgetsTableProps {
  budgets: readonly Budget[];
  view: BudgetsView;
  onOpen(id: string): void;
}

/** The budgets of a view, each beside what its month cost and will cost. */
export const BudgetsTable = ({ budgets, view, onOpen }: BudgetsTableProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const columns = useColumns();
  const rows = useMemo(() => budgets.map(toRow), [budgets]);
  const download = useDownload(
    listBudgets,
    { query: queryOf(view) },
    'budgets',
  );
  return (
    <DataTable
      id="finops-budgets"
      label={t('budgets.title')}
      rows={rows}
      columns={columns}
      compact
      onOpen={onOpen}
      onExport={download.csv}
      onExcel={download.excel}
    />
  );
};
