import { InputError } from '@backstage/errors';
import {
  DateRange,
  dayRangeProblem,
  resolveDayRange,
} from '@rosetta/contracts/values';

/**
 * The days of a query, or so many days up to today.
 * @throws InputError when they are outside the supported range
 */
export const resolveDays = (
  query: Partial<DateRange>,
  days: number,
  now = new Date(),
): DateRange => {
  const range = resolveDayRange(query, days, now);
  const problem = dayRangeProblem(range);
  if (problem) throw new InputError(problem);
  return range;
};
