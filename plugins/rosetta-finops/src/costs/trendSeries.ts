import { LineKind, UNALLOCATED } from '@rosetta/contracts/finops';
import { monthsOf } from '@rosetta/contracts/values';
import { Series } from '@rosetta/plugin-rosetta-core-react/charts';
import {
  isZero,
  subtractDecimals,
  sumDecimals,
} from '@rosetta/plugin-rosetta-core-react/format';
import { CostTrend, Costs } from '../types';
import { kindsOf } from './kindsOf';

const monthsIn = ({ from, to }: CostTrend) => monthsOf(from, to);

interface Months {
  month: string;
  amount: string;
}

/** Zero where a published month has nothing of it; nothing where no month was published. */
const amountAt = (
  trend: CostTrend,
  months: readonly Months[],
  month: string,
) => {
  if (trend.missing.includes(month)) return null;
  return months.find(at => at.month === month)?.amount ?? '0';
};

/** The same trend, from a later month on. */
export const trendFrom = (trend: CostTrend, from: string): CostTrend => ({
  ...trend,
  from,
  missing: trend.missing.filter(month => month >= from),
  items: trend.items.filter(({ months }) =>
    months.some(({ month }) => month >= from),
  ),
});

const isDrawn = ({ values }: Series) =>
  values.some(value => value !== null && !isZero(value));

/** What of each part is attributed, and what of all of them is not: as one, to be hatched. */
export const trendSeries = (
  trend: CostTrend,
  unallocatedLabel: string,
): Series[] => {
  const valuesOf = (months: readonly Months[]) =>
    monthsIn(trend).map(month => amountAt(trend, months, month));
  const parts = trend.items.map(({ key, label, months }) => ({
    key,
    label,
    values: valuesOf(
      months.map(({ month, amount, unallocated }) => ({
        month,
        amount: subtractDecimals(amount, unallocated),
      })),
    ),
  }));
  const unallocated = monthsIn(trend).map(month => ({
    month,
    amount: sumDecimals(
      trend.items.flatMap(({ months }) =>
        months.filter(at => at.month === month).map(at => at.unallocated),
      ),
    ),
  }));
  return [
    ...parts,
    {
      key: UNALLOCATED,
      label: unallocatedLabel,
      values: valuesOf(unallocated),
    },
  ].filter(isDrawn);
};

/** The whole, month by month. */
export const trendTotals = (trend: CostTrend): (string | null)[] =>
  monthsIn(trend).map(month =>
    trend.missing.includes(month)
      ? null
      : sumDecimals(
          trend.items.flatMap(({ months }) =>
            months.filter(at => at.month === month).map(({ amount }) => amount),
          ),
        ),
  );

/** How each month was attributed, where the months themselves are the rows. */
export const kindSeries = (
  costs: Costs,
  labels: Record<LineKind, string>,
): Series[] => {
  const byMonth = new Map(costs.items.map(item => [item.key, item]));
  return kindsOf(costs.total).map(kind => ({
    key: kind,
    label: labels[kind],
    values: monthsOf(costs.from, costs.to).map(month =>
      costs.missing.includes(month) ? null : byMonth.get(month)?.[kind] ?? '0',
    ),
  }));
};
