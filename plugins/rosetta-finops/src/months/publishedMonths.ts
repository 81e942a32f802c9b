import { addMonths, monthsOf } from '@rosetta/contracts/values';
import { currentMonth } from '@rosetta/plugin-rosetta-core-react/format';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { Periods } from '../types';

/** The newest published month that has begun: a charge may be billed for a far one. */
export const latestMonth = ({ items }: Periods) =>
  items.find(({ period }) => period <= currentMonth())?.period;

/** Newest first: every month from the first published one to now, and those of the range. */
export const monthChoices = (
  { items }: Periods,
  { from, to }: MonthRange,
): string[] => {
  const oldest = items[items.length - 1]?.period ?? from;
  const start = oldest < from ? oldest : from;
  const now = addMonths(currentMonth(), 1);
  return monthsOf(start, to > now ? to : now).reverse();
};
