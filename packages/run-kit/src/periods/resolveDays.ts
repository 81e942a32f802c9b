import { InputError } from '@backstage/errors';
import {
  DateRange,
  dayRangeProblem,
  PeriodBounds,
  resolvePeriodBounds,
  resolveDayRange,
} from '@rosetta/contracts/values';

/**
 * The days of a query, or so many days up to today.
 * @throws InputError when they are outside the supported range
 */
export const resolveDays = (
  query: Partial<DateRange>,
  days: number,
  bounds: PeriodBounds = resolvePeriodBounds(),
  now = new Date(),
): DateRange => {
  const range = resolveDayRange(query, days, now);
  const problem = dayRangeProblem(range, bounds);
  if (problem) throw new InputError(problem);
  return range;
};
