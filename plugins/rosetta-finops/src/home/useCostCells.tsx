import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CostItem } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import { useMapped } from '@rosetta/plugin-rosetta-core-react/data';
import { Money, useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { HomeCells, UsePart } from '@rosetta/plugin-rosetta-core-react/home';
import { MoneyChange } from '@rosetta/plugin-rosetta-core-react/kpi';
import { finopsTranslationRef } from '../translation';
import { Costs } from '../types';
import { useOwnCosts } from './useOwnCosts';

interface Words {
  /** Which month it is of. */
  month(value: string): string;
  /** Which month it is compared with. */
  against(value: string): string;
}

/** The answer by application, with its words. */
const useCells = (
  mine: Parameters<UsePart<HomeCells>>[0],
  toCells: (
    costs: Costs,
    items: ReadonlyMap<string, CostItem>,
    words: Words,
  ) => HomeCells,
) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { monthName } = useFormats();
  const map = useMemo(
    () => (costs: Costs) =>
      toCells(costs, new Map(costs.items.map(item => [item.key, item])), {
        month: monthName,
        against: value => t('column.against', { than: monthName(value) }),
      }),
    [toCells, monthName, t],
  );
  return useMapped(useOwnCosts(mine), map);
};

type ToCells = Parameters<typeof useCells>[1];

/** In a published month, what has no item cost nothing; one without a run is not zero. */
const toCostCells: ToCells = (
  { from, currency, missing },
  items,
  { month },
) => ({
  title: month(from),
  render: ({ id }) =>
    missing.length ? (
      '–'
    ) : (
      <Money amount={items.get(id)?.amount ?? '0'} currency={currency} />
    ),
});

const toChangeCells: ToCells = (costs, items, { against }) => ({
  title: against(addMonths(costs.from, -1)),
  render: ({ id }) => {
    const item = items.get(id);
    if (costs.missing.length || !item || item.previous === null) return '–';
    return (
      <MoneyChange
        amount={item.amount}
        previous={item.previous}
        currency={costs.currency}
        worse="more"
      />
    );
  },
});

/** What each application cost in the last complete month. */
export const useCostCells: UsePart<HomeCells> = mine =>
  useCells(mine, toCostCells);

/** What changed since the month before, as money. */
export const useChangeCells: UsePart<HomeCells> = mine =>
  useCells(mine, toChangeCells);
