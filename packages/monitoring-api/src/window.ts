import { InputError } from '@backstage/errors';
import { DAYS } from '@rosetta/batch-kit';

/** A half-open window of UTC days. */
export interface DayWindow {
  from: string;
  to: string;
}

/** Five years; more is a mistake. */
const MOST_DAYS = 5 * 366;

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
  if (DAYS.add(window.from, MOST_DAYS) < window.to)
    throw new InputError(`to: at most ${MOST_DAYS} days after from`);
  return window;
};
