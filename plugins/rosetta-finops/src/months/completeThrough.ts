import { Costs } from '../types';

const DAY_MS = 24 * 3_600_000;
const MONTH_LENGTH = 'YYYY-MM'.length;

/** The month of the first day that later bills may still add to; undefined where every day is complete. */
export const firstIncompleteMonth = ({
  completeThrough = [],
}: Pick<Costs, 'completeThrough'>): string | undefined =>
  completeThrough
    .map(({ day }) => new Date(Date.parse(day) + DAY_MS).toISOString())
    .sort()
    .at(0)
    ?.slice(0, MONTH_LENGTH);

/** Most providers are complete through the same day. */
export const providersByDay = (
  completeThrough: NonNullable<Costs['completeThrough']>,
): [day: string, providers: string[]][] => {
  const byDay = new Map<string, string[]>();
  for (const { provider, day } of completeThrough)
    byDay.set(day, [...(byDay.get(day) ?? []), provider]);
  return [...byDay];
};
