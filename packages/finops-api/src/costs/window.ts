import { InputError } from '@backstage/errors';
import {
  addMonths,
  countMonths,
  lastCompleteMonth,
  Month,
  monthsOf,
} from '@rosetta/contracts/values';
import { notKept, PublishedRun } from '@rosetta/finops-mart';

/** Fifty years; more is a mistake, and would list a missing month for each. */
const MOST_MONTHS = 600;

/** A half-open window of months, and the runs that show it. */
export interface CostWindow {
  from: string;
  to: string;
  months: number;
  current: PublishedRun[];
  /** Months without a published run: not zero, missing. */
  missing: string[];
  /** Runs of the window of the same length just before; null when one of its months has none. */
  previous: PublishedRun[] | null;
}

interface Bounds {
  from?: string;
  to?: string;
}

/** One bound alone is one month; none is the last published one, else the last complete one. */
const boundsOf = (
  { from, to }: Bounds,
  published: readonly PublishedRun[],
  now: Date,
): [string, string] => {
  if (from && to) return [from, to];
  if (to) return [addMonths(to, -1), to];
  const first = from ?? published.at(-1)?.period ?? lastCompleteMonth(now);
  return [first, addMonths(first, 1)];
};

const checkBounds = (from: string, to: string) => {
  if (countMonths(from, to) > MOST_MONTHS)
    throw new InputError(`to: at most ${MOST_MONTHS} months after from`);
  if (!Month.safeParse(from).success || !Month.safeParse(to).success)
    throw new InputError('from, to: the month next to it is not one');
};

/**
 * The window that a query asks for.
 * @param published - one run per month, oldest month first
 * @throws GoneError when retention has dropped what it would show
 */
export const resolveWindow = (
  published: readonly PublishedRun[],
  query: Bounds,
  now = new Date(),
): CostWindow => {
  const [from, to] = boundsOf(query, published, now);
  checkBounds(from, to);
  const byPeriod = new Map(published.map(run => [run.period, run]));
  const months = monthsOf(from, to);
  const current = months.flatMap(month => byPeriod.get(month) ?? []);
  const gone = current.find(run => !run.kept);
  if (gone) throw notKept(gone.period);
  const before = monthsOf(addMonths(from, -months.length), from).flatMap(
    month => byPeriod.get(month) ?? [],
  );
  const comparable =
    before.length === months.length && before.every(run => run.kept);
  return {
    from,
    to,
    months: months.length,
    current,
    missing: months.filter(month => !byPeriod.has(month)),
    previous: comparable ? before : null,
  };
};
