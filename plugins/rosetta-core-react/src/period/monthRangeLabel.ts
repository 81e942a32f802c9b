import { addMonths, countMonths } from '@rosetta/contracts/values';
import { Formats } from '../format';
import { MonthRange } from './presets';

/** A range in words: one month by its name, more by the first and the last. */
export const monthRangeLabel = (range: MonthRange, { month }: Formats) =>
  countMonths(range.from, range.to) === 1
    ? month(range.from)
    : `${month(range.from, 'short')} – ${month(
        addMonths(range.to, -1),
        'short',
      )}`;
