import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  BudgetChange,
  BudgetKey,
  listBudgetChanges,
} from '@rosetta/contracts/finops';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import {
  RequesterLink,
  nameOfRef,
} from '@rosetta/plugin-rosetta-core-react/entity';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';

type Row = BudgetChange & { id: string };

const useColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return useMemo(() => {
    const column = (
      key: 'at' | 'by' | 'before' | 'after' | 'reason',
      value: Column<Row>['value'],
      more: Partial<Column<Row>> = {},
    ): Column<Row> => ({
      key,
      label: t(`budgets.changes.${key}`),
      value,
      ...more,
    });
    const money = {
      kind: 'money',
      currency: ({ currency }: Row) => currency,
      width: 130,
    } as const;
    return [
      column('at', ({ updatedAt }) => updatedAt, {
        width: 130,
        render: ({ updatedAt }) => <RelativeTime at={updatedAt} short />,
      }),
      column('by', ({ updatedBy }) => nameOfRef(updatedBy), {
        width: 140,
        render: ({ updatedBy }) => <RequesterLink requester={updatedBy} />,
      }),
      column('before', ({ before }) => before, money),
      column('after', ({ after }) => after, money),
      column('reason', ({ reason }) => reason, { least: 160 }),
    ];
  }, [t]);
};

/** Who changed a budget, when, from what to what, and why. */
export const BudgetChanges = ({ budget }: { budget: BudgetKey }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { kind, key, month, currency } = budget;
  const changes = useRouteItems(listBudgetChanges, {
    query: { kind, key, month, currency: currency as 'USD' },
  });
  const columns = useColumns();
  return (
    <section>
      <SectionTitle>{t('budgets.changes.title')}</SectionTitle>
      <Resource state={changes}>
        {items => (
          <DataTable
            id="finops-budget-changes"
            label={t('budgets.changes.title')}
            rows={items.map((item, at) => ({ ...item, id: `${at}` }))}
            columns={columns}
            compact
          />
        )}
      </Resource>
    </section>
  );
};
