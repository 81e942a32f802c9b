import { z } from 'zod';
import { Month, addMonths } from '@rosetta/contracts/values';
import {
  MonthRange,
  PERIOD_PRESETS,
  presetRange,
} from '@rosetta/plugin-rosetta-core-react/period';
import { Periods } from '../types';
import { latestMonth } from './publishedMonths';

/** Which months a page shows, as its address says it. */
export const MONTHS_URL = z.object({
  /** Months that follow the calendar; `from` and `to` stay where they are. */
  period: z.enum(PERIOD_PRESETS),
  from: Month,
  to: Month,
});
export type MonthsView = Partial<z.infer<typeof MONTHS_URL>>;

/** The months to show: those of the address, else those that the service answers by default. */
export const monthRangeOf = (
  view: MonthsView,
  periods: Periods,
): MonthRange => {
  const given = view.from ?? (view.to && addMonths(view.to, -1));
  if (!given && view.period)
    return presetRange(view.period, latestMonth(periods));
  const from = given ?? periods.defaultRange.from;
  const next = addMonths(from, 1);
  return { from, to: view.to && view.to > from ? view.to : next };
};

/** The end of a range that ends before it begins, as the address has it. */
export const emptyRange = ({ from, to }: MonthsView): string[] =>
  from && to && to <= from ? [`to=${to}`] : [];
