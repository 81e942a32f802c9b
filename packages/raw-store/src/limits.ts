import {
  isWithinBounds,
  outOfBoundsMessage,
  PeriodBounds,
  PeriodsConfig,
  resolvePeriodBounds,
} from '@rosetta/contracts/values';
import { z } from 'zod';
import { Rejection } from './RawStore';

const MIB = 1024 * 1024;
const Limit = z.coerce.number().int().positive();

/**
 * What a file may be at most, `rosetta.rawStore.limits` in the configuration. A file of a
 * megabyte could otherwise keep its dataset locked, and the machine busy, for minutes.
 */
export const FileLimits = z
  .strictObject({
    /** How many times its size a gzip file may unpack to; 16 MiB are always taken. */
    unpackRatio: Limit.default(100),
    /** Bytes of blank lines in a row. */
    blankBytes: Limit.default(MIB),
    columns: Limit.default(1_000),
  })
  .prefault({});
export type FileLimits = z.infer<typeof FileLimits>;

/** What a file may hold. */
export interface ImportLimits extends FileLimits {
  periods: PeriodsConfig;
}

export const DEFAULT_LIMITS: ImportLimits = {
  ...FileLimits.parse(undefined),
  periods: PeriodsConfig.parse(undefined),
};

/** A period that begins so is a month or a day; records of no known day have another. */
const DATE = /^\d{4}-\d{2}/;

/** Refuses records of a period far from now: one line of the year 2999 would be a month of everybody's lists. */
export const createPeriodCheck = (
  { periods }: ImportLimits,
  dateField = 'its period',
) => {
  const bounds: PeriodBounds = resolvePeriodBounds(periods);
  const problem = `${dateField} ${outOfBoundsMessage(bounds)}`;
  return <Result extends { period: string }>(
    result: Result | Rejection,
  ): Result | Rejection =>
    'problem' in result ||
    !DATE.test(result.period) ||
    isWithinBounds(result.period, bounds)
      ? result
      : { problem, value: result.period };
};
