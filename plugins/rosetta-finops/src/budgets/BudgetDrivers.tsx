import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Budget, GroupBy, listCosts } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import { skipToken, useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import {
  absDecimal,
  compareDecimals,
  subtractDecimals,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { MoneyChange } from '@rosetta/plugin-rosetta-core-react/kpi';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { CostName } from '../costs/CostName';
import { finopsTranslationRef } from '../translation';
import { Costs } from '../types';

type Item = Costs['items'][number];
type Row = Item & { id: string };

/** What is told of the parts; the page of costs has all of them. */
const MOST = 6;

/** What a budget is made of: of an application its products, of all else its applications. */
const partsOf = ({ kind }: Budget): GroupBy =>
  kind === 'application' ? 'product' : 'application';

const differenceOf = ({ amount, previous }: Item) =>
  absDecimal(subtractDecimals(amount, previous ?? '0'));

/** Those that moved most since the month before come first; without one to compare with, the largest. */
const driversOf = ({ items }: Costs): Row[] =>
  [...items]
    .sort((a, b) => compareDecimals(differenceOf(b), differenceOf(a)))
    .slice(0, MOST)
    .map(item => ({ ...item, id: item.key }));

const useColumns = (
  { currency, groupBy }: Pick<Costs, 'currency' | 'groupBy'>,
  than: string,
): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return useMemo(
    () => [
      {
        key: 'name',
        label: t(`level.${groupBy}`),
        value: ({ label }) => label,
        least: 160,
        render: item => <CostName groupBy={groupBy} item={item} />,
      },
      {
        key: 'amount',
        label: t('budgets.column.actual'),
        kind: 'money',
        currency,
        value: ({ amount }) => amount,
        width: 140,
      },
      {
        key: 'change',
        label: t('column.against', { than }),
        kind: 'decimal',
        value: item => (item.previous === null ? null : differenceOf(item)),
        least: 160,
        render: ({ amount, previous }) => (
          <MoneyChange
            amount={amount}
            previous={previous}
            currency={currency}
            worse="more"
          />
        ),
      },
    ],
    [t, currency, groupBy, than],
  );
};

const Drivers = ({ costs, month }: { costs: Costs; month: string }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month: monthName } = useFormats();
  const columns = useColumns(costs, monthName(addMonths(month, -1), 'short'));
  const rows = useMemo(() => driversOf(costs), [costs]);
  if (!rows.length) return null;
  return (
    <section>
      <SectionTitle>{t('budgets.drivers')}</SectionTitle>
      <DataTable
        id="finops-budget-drivers"
        label={t('budgets.drivers')}
        rows={rows}
        columns={columns}
        compact
      />
    </section>
  );
};

/** What the month of a budget is made of, and what moved most since the one before. */
export const BudgetDrivers = ({ budget }: { budget: Budget }) => {
  const { kind, key, month, currency, actual } = budget;
  const costs = useRoute(
    listCosts,
    actual === null
      ? skipToken
      : {
          query: {
            [kind]: key,
            from: month,
            to: addMonths(month, 1),
            currency: currency as 'USD',
            groupBy: partsOf(budget),
          },
        },
  );
  if (actual === null) return null;
  return (
    <Resource state={costs}>
      {value => <Drivers costs={value} month={month} />}
    </Resource>
  );
};
