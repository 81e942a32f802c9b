import { addMonths } from '@rosetta/contracts/values';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { Periods } from '../types';
import { monthRangeOf } from './monthRange';

const MONTHS = 12;

/** The last year of published months, or as many as there are. */
export const lastMonths = (periods: Periods): MonthRange => {
  const { from: last, to } = monthRangeOf({}, periods);
  const oldest = periods.items.at(-1)?.period ?? last;
  const from = addMonths(to, -MONTHS);
  return { from: from < oldest ? oldest : from, to };
};
