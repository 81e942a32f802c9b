import { InputError } from '@backstage/errors';
import {
  addMonths,
  DateRange,
  monthRangeProblem,
  monthsOf,
  PeriodBounds,
  RangeNames,
  resolveMonthRange,
} from '@rosetta/contracts/values';
import { PublishedRun, runRemovedError } from '@rosetta/finops-mart';

/** A half-open range of months, and the runs whose figures it shows. */
export interface PublishedMonths extends DateRange {
  count: number;
  current: PublishedRun[];
  /** Months without a published run: not zero, missing. */
  missing: string[];
  /** Runs of as many months just before; null unless all of them are published. */
  previous: PublishedRun[] | null;
  /** The runs of the last months that are published, of the window or not. */
  latest: string[];
}

/** Providers deliver on different days: what neither of these months has is billed no more. */
const LATEST_MONTHS = 2;

/**
 * The months of a query, with their runs.
 * @param published - one run per month, oldest month first
 * @throws GoneError when retention has removed one of the runs
 */
export const resolvePublishedMonths = (
  published: readonly PublishedRun[],
  query: Partial<DateRange>,
  bounds?: PeriodBounds,
  now = new Date(),
  names?: RangeNames,
): PublishedMonths => {
  const range = resolveMonthRange(
    query,
    published.map(({ period }) => period),
    now,
  );
  const problem = monthRangeProblem(range, bounds, names);
  if (problem) throw new InputError(problem);
  const byPeriod = new Map(published.map(run => [run.period, run]));
  const runsOf = (months: string[]) =>
    months.flatMap(month => byPeriod.get(month) ?? []);
  const { from, to } = range;
  const months = monthsOf(from, to);
  const current = runsOf(months);
  const removed = current.find(run => !run.retained);
  if (removed) throw runRemovedError(removed.period);
  const previous = runsOf(monthsOf(addMonths(from, -months.length), from));
  const comparable =
    previous.length === months.length && previous.every(run => run.retained);
  return {
    from,
    to,
    count: months.length,
    current,
    missing: months.filter(month => !byPeriod.has(month)),
    previous: comparable ? previous : null,
    latest: published.slice(-LATEST_MONTHS).map(({ runId }) => runId),
  };
};
