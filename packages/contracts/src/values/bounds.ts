import { z } from 'zod';
import { addMonths } from './months';

/** The `rosetta.periods` section of the configuration: how far periods may be from now. */
export const PeriodsConfig = z
  .strictObject({
    yearsBack: z.coerce.number().int().min(1).max(100).default(10),
    monthsAhead: z.coerce.number().int().min(0).max(120).default(3),
  })
  .prefault({});
export type PeriodsConfig = z.infer<typeof PeriodsConfig>;

/** Months that periods and ranges may be of, half-open: a date far from now is a mistake. */
export interface PeriodBounds {
  from: string;
  to: string;
}

export const resolvePeriodBounds = (
  { yearsBack, monthsAhead }: PeriodsConfig = PeriodsConfig.parse(undefined),
  now = new Date(),
): PeriodBounds => {
  const month = now.toISOString().slice(0, 7);
  return {
    from: addMonths(month, -12 * yearsBack),
    to: addMonths(month, monthsAhead + 1),
  };
};

/** Whether a month, or the month of a day, hour or instant, is within the bounds. */
export const isWithinBounds = (date: string, { from, to }: PeriodBounds) => {
  const month = date.slice(0, 7);
  return from <= month && month < to;
};

/** What is wrong with a date outside the bounds, to be read after its field. */
export const outOfBoundsMessage = ({ from, to }: PeriodBounds) =>
  `is outside the supported range, ${from} to ${addMonths(to, -1)}`;
