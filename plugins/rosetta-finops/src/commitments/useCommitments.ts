import { RouteAnswer } from '@rosetta/contracts';
import { listCommitments, listPeriods } from '@rosetta/contracts/finops';
import { skipToken, useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import {
  MonthRange,
  PeriodPreset,
  presetRange,
} from '@rosetta/plugin-rosetta-core-react/period';
import { z } from 'zod';
import { MONTHS_URL, emptyRange, monthRangeOf } from '../months/monthRange';
import { latestMonth } from '../months/publishedMonths';
import { Periods } from '../types';

export type Commitments = RouteAnswer<typeof listCommitments>;

/** What the page is set to, as its address says it. */
export const CommitmentsUrl = z.object({
  ...MONTHS_URL.shape,
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type CommitmentsView = Partial<z.infer<typeof CommitmentsUrl>>;

/** A year of months shows whether a commitment is used well; one month does not. */
export const DEFAULT_PRESET: PeriodPreset = 'last-12';

const rangeOf = (view: CommitmentsView, periods: Periods): MonthRange =>
  view.from || view.to || view.period
    ? monthRangeOf(view, periods)
    : presetRange(DEFAULT_PRESET, latestMonth(periods));

/** The months to choose from, and what commitments did in those that are chosen. */
export const useCommitments = (view: CommitmentsView) => {
  const periods = useRoute(listPeriods, { query: { limit: 500 } });
  const range = periods.value && rangeOf(view, periods.value);
  const commitments = useRoute(
    listCommitments,
    range ? { query: { ...range, currency: view.currency } } : skipToken,
  );
  return {
    periods: periods.value,
    range,
    commitments: periods.error ? { ...periods, value: undefined } : commitments,
    wrong: emptyRange(view),
  };
};
