import { addMonths } from '@rosetta/contracts/values';
import {
  absDecimal,
  changeOf,
  compareDecimals,
  subtractDecimals,
} from '@rosetta/plugin-rosetta-core-react/format';
import { Costs } from '../types';

type Item = Costs['items'][number];

const against = <T extends { amount: string }>(
  part: T,
  previous: string | null,
) => ({
  ...part,
  previous,
  change: previous === null ? null : changeOf(part.amount, previous),
});

/** The same figures, compared with those of a year before instead of the range before; never with another currency's. */
export const comparedWithYear = (costs: Costs, year: Costs): Costs => {
  const comparable =
    year.missing.length === 0 && year.currency === costs.currency;
  const before = new Map(year.items.map(({ key, amount }) => [key, amount]));
  const keyThen = (key: string) =>
    costs.groupBy === 'month' ? addMonths(key, -12) : key;
  return {
    ...costs,
    total: against(costs.total, comparable ? year.total.amount : null),
    items: costs.items.map(item =>
      against(item, comparable ? before.get(keyThen(item.key)) ?? '0' : null),
    ),
  };
};

export const withoutComparison = (costs: Costs): Costs => ({
  ...costs,
  total: against(costs.total, null),
  items: costs.items.map(item => against(item, null)),
});

export interface LargestChange {
  item: Item;
  /** Signed: more is positive. */
  by: string;
}

/** The part that moved most, up or down, in money and not in per cent: what to look at first. */
export const largestChange = ({ items }: Costs): LargestChange | undefined =>
  items
    .flatMap(item =>
      item.previous === null
        ? []
        : [{ item, by: subtractDecimals(item.amount, item.previous) }],
    )
    .reduce<LargestChange | undefined>(
      (most, mover) =>
        most && compareDecimals(absDecimal(most.by), absDecimal(mover.by)) >= 0
          ? most
          : mover,
      undefined,
    );
