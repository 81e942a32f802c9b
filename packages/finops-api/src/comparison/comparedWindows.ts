import { InputError } from '@backstage/errors';
import { RouteRequest } from '@rosetta/contracts';
import { compareCosts } from '@rosetta/contracts/finops';
import {
  addDays,
  addMonths,
  countDays,
  countMonths,
  DateRange,
  PeriodBounds,
  RangeNames,
  resolveMonthRange,
} from '@rosetta/contracts/values';
import { PublishedRun } from '@rosetta/finops-mart';
import {
  PublishedMonths,
  resolvePublishedMonths,
} from '../costs/publishedMonths';

export type ComparisonQuery = RouteRequest<typeof compareCosts>['query'];

/** The months that one side reads, and of these only some days, where days are compared. */
export interface ComparedWindow {
  months: PublishedMonths;
  days?: DateRange;
}

export interface ComparedWindows {
  now: ComparedWindow;
  before: ComparedWindow;
}

const earlier = (left: string, right: string) => (left < right ? left : right);

/** As many complete days from a day on as before it: as many as the months have on both sides. */
const daysAround = (at: string, { from, to }: DateRange, now: Date) => {
  const end = earlier(`${to}-01`, now.toISOString().slice(0, 10));
  const days = Math.min(countDays(`${from}-01`, at), countDays(at, end));
  if (days < 1)
    throw new InputError(
      `at: must be after the first day of the window, ${from}-01, and before ${end}, so that there are days to compare on both sides`,
    );
  return {
    now: { from: at, to: addDays(at, days) },
    before: { from: addDays(at, -days), to: at },
  };
};

/** The months around a day, where the query gives none: its own and the one before it. */
const monthsAround = (at: string): DateRange => {
  const month = at.slice(0, 7);
  return { from: addMonths(month, -1), to: addMonths(month, 1) };
};

const otherRange = (
  { with: other = 'previous', withFrom, withTo }: ComparisonQuery,
  { from, to }: DateRange,
): DateRange => {
  if (withFrom || withTo)
    return resolveMonthRange({ from: withFrom, to: withTo }, []);
  const months = other === 'year' ? 12 : countMonths(from, to);
  return { from: addMonths(from, -months), to: addMonths(to, -months) };
};

const OTHER_WINDOW = { from: 'withFrom', to: 'withTo' };
const AROUND_DAY = { from: 'at', to: 'at' };

/**
 * The two windows of a query, with their runs.
 * @throws InputError where they cannot be compared so, and GoneError when retention has removed one of the runs
 */
export const resolveWindows = (
  query: ComparisonQuery,
  published: readonly PublishedRun[],
  bounds: PeriodBounds,
  today = new Date(),
): ComparedWindows => {
  const { at, groupBy, withApplication, withGroup } = query;
  const resolve = (range: Partial<DateRange>, names?: RangeNames) =>
    resolvePublishedMonths(published, range, bounds, today, names);
  if (at) {
    if (groupBy === 'month')
      throw new InputError(
        'groupBy: days before and after at are no months; group by something else',
      );
    const months =
      query.from || query.to
        ? resolve(query)
        : resolve(monthsAround(at), AROUND_DAY);
    const days = daysAround(at, months, today);
    return {
      now: { months, days: days.now },
      before: { months, days: days.before },
    };
  }
  const now = resolve(query);
  if (withApplication ?? withGroup)
    return { now: { months: now }, before: { months: now } };
  const before = resolve(otherRange(query, now), OTHER_WINDOW);
  if (groupBy === 'month' && before.count !== now.count)
    throw new InputError(
      `groupBy: ${now.count} months and ${before.count} cannot be compared month by month; group by something else or give windows of the same length`,
    );
  return { now: { months: now }, before: { months: before } };
};
