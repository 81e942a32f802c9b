import { addMonths } from '@rosetta/contracts/values';
import { Periods } from '../types';
import { Window, windowOf } from '../costs/view';

const MONTHS = 12;

/** The last year of published months, or as many as there are. */
export const lastMonths = (periods: Periods): Window => {
  const { from: last, to } = windowOf({}, periods);
  const oldest = periods.items.at(-1)?.period ?? last;
  const from = addMonths(to, -MONTHS);
  return { from: from < oldest ? oldest : from, to };
};
