import { InputError } from '@backstage/errors';
import { DAYS } from './Period';
import { Day } from '@rosetta/contracts/values';

/** A half-open window of UTC days. */
export interface DayWindow {
  from: string;
  to: string;
}

/** Five years; more is a mistake. */
const MAX_DAYS = 5 * 366;
/** The weeks and months that a window cuts end so much later at most. */
const MONTH_DAYS = 31;

const isDay = (day: string) => Day.safeParse(day).success;

/** One bound alone is one day; none is the last so many days, today included. */
export const resolveDays = (
  { from, to }: Partial<DayWindow>,
  days: number,
  now = new Date(),
): DayWindow => {
  const tomorrow = DAYS.add(DAYS.of(now), 1);
  const window = {
    from: from ?? DAYS.add(to ?? tomorrow, to ? -1 : -days),
    to: to ?? (from ? DAYS.add(from, 1) : tomorrow),
  };
  const { from: first, to: end } = window;
  if (!isDay(first) || !isDay(end) || !isDay(DAYS.add(end, MONTH_DAYS)))
    throw new InputError('from/to: outside the supported range');
  if (DAYS.add(end, -MAX_DAYS) > first)
    throw new InputError(`to: at most ${MAX_DAYS} days after from`);
  return window;
};
