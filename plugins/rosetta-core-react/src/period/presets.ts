import { addMonths } from '@rosetta/contracts/values';
import { currentMonth } from '../format';

/** `from` is in, `to` is out. */
export interface MonthRange {
  from: string;
  to: string;
}

export const PERIOD_PRESETS = [
  'last-month',
  'last-3',
  'last-12',
  'this-year',
] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

const MONTHS_BACK = { 'last-month': 1, 'last-3': 3, 'last-12': 12 } as const;

/**
 * The months that a preset stands for today. Only months that are over; the year goes on to
 * the current month where that has figures already.
 * @param latest - the newest month that has figures
 */
export const presetRange = (
  preset: PeriodPreset,
  latest?: string,
  now = currentMonth(),
): MonthRange => {
  if (preset !== 'this-year')
    return { from: addMonths(now, -MONTHS_BACK[preset]), to: now };
  const from = `${now.slice(0, 4)}-01`;
  const isOver = from < now && !(latest && latest >= now);
  return { from, to: isOver ? now : addMonths(now, 1) };
};

/** A later start pushes the end on, so that the range never turns around. */
export const withStart = ({ to }: MonthRange, from: string): MonthRange => ({
  from,
  to: to > from ? to : addMonths(from, 1),
});

/** `last` is in the range; an earlier end pulls the start along. */
export const withLastMonth = (
  { from }: MonthRange,
  last: string,
): MonthRange => ({
  from: from <= last ? from : last,
  to: addMonths(last, 1),
});
