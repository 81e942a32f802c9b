import { addMonths, monthsOf } from '@rosetta/contracts/values';
import { currentMonth } from '@rosetta/plugin-rosetta-core-react/format';
import { Periods } from '../types';
import { MonthRange } from './costsPageView';

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

/** A later start pushes the end on, so that the range never turns around. */
export const movedFrom = ({ to }: MonthRange, from: string): MonthRange => ({
  from,
  to: to > from ? to : addMonths(from, 1),
});

/** `last` is in the range; an earlier end pulls the start along. */
export const movedTo = ({ from }: MonthRange, last: string): MonthRange => ({
  from: from <= last ? from : last,
  to: addMonths(last, 1),
});
