import { DateRange, PeriodBounds } from '@rosetta/contracts/values';
import { resolveDays } from '@rosetta/run-kit';

/** Range of a query without bounds. */
const DEFAULT_DAYS = 30;

const startOf = (day: string) => `${day}T00:00:00.000Z`;

/** The instants of a range of days. */
export const toInstants = ({ from, to }: DateRange) => ({
  from: startOf(from),
  to: startOf(to),
});

/** The instants of a query's days, or the last thirty days. */
export const instantsOf = (query: Partial<DateRange>, bounds: PeriodBounds) =>
  toInstants(resolveDays(query, DEFAULT_DAYS, bounds));
