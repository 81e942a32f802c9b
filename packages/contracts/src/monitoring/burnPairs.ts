import { z } from 'zod';
import {
  DAY_MINUTES,
  durationMinutes,
  nominalMinutes,
  SloWindow,
} from './sloWindow';

export const BURN_SEVERITIES = ['page', 'ticket'] as const;
export const BurnSeverity = z.enum(BURN_SEVERITIES);
export type BurnSeverity = z.infer<typeof BurnSeverity>;

const Duration = z
  .string()
  .refine(
    text => durationMinutes(text) !== undefined,
    'must be a number of m, h, d or w, such as 5m',
  );

/** Two windows that must both burn faster than a factor: the long one says that it matters, the short one that it goes on. */
export const BurnPairInput = z.strictObject({
  severity: BurnSeverity,
  long: Duration,
  short: Duration,
  /** The part of the budget that the long window may use up at the factor, in percent. */
  budgetPercent: z.number().positive().max(100).optional(),
  /** In place of `budgetPercent`: how many times faster than the budget allows. */
  factor: z.number().positive().max(100_000).optional(),
});
export type BurnPairInput = z.infer<typeof BurnPairInput>;

/** Twelve digits are enough for people, and hide what binary fractions add. */
const rounded = (value: number) => Number(value.toPrecision(12));

const PAIRS = [
  { severity: 'page', long: '1h', short: '5m' },
  { severity: 'page', long: '6h', short: '30m' },
  { severity: 'ticket', long: '1d', short: '2h' },
  { severity: 'ticket', long: '3d', short: '6h' },
] as const;

/** The recommended parameters of the SRE workbook, chapter 5, table 5-8: for windows of four weeks or more. */
const LONG_WINDOW = [2, 5, 10, 10];
/** Shorter windows keep the factors that Sloth's catalog has for seven days. */
const SHORT_WINDOW = [8, 12.5, 20, 42];
const WEEK_DAYS = 7;
const FOUR_WEEKS_DAYS = 28;

/** The pairs of an objective that names none; none for windows below a week, where three days are too long. */
export const defaultBurnPairs = (window: SloWindow): BurnPairInput[] => {
  const days = nominalMinutes(window) / DAY_MINUTES;
  if (days < WEEK_DAYS) return [];
  const isLong = days >= FOUR_WEEKS_DAYS;
  return PAIRS.map((pair, at) => ({
    ...pair,
    budgetPercent: isLong
      ? LONG_WINDOW[at]
      : rounded((SHORT_WINDOW[at] * WEEK_DAYS) / days),
  }));
};

/** A pair as it is evaluated. */
export const BurnPair = z.object({
  severity: BurnSeverity,
  longMinutes: z.int(),
  shortMinutes: z.int(),
  factor: z.number(),
});
export type BurnPair = z.infer<typeof BurnPair>;

/** How many times faster than the budget allows a part of it is used up in the long window. */
const factorOf = (pair: BurnPairInput, windowMinutes: number) =>
  pair.factor ??
  rounded(
    ((pair.budgetPercent ?? 0) * windowMinutes) /
      (100 * durationMinutes(pair.long)!),
  );

/** The pairs with their factors, which follow from the windows: for 30 days 14.4, 6, 3 and 1. */
export const resolveBurnPairs = (
  pairs: readonly BurnPairInput[],
  window: SloWindow,
): BurnPair[] =>
  pairs.map(pair => ({
    severity: pair.severity,
    longMinutes: durationMinutes(pair.long)!,
    shortMinutes: durationMinutes(pair.short)!,
    factor: factorOf(pair, nominalMinutes(window)),
  }));

/** The fastest that a budget can burn: when everything fails. */
export const maxBurnRate = (objective: number) => rounded(1 / (1 - objective));

/** Something that is wrong with a pair, and what to do about it. */
export interface PairProblem {
  path: (string | number)[];
  message: string;
}

interface PairContext {
  objective: number;
  window: SloWindow;
  /** The shortest time that the method tells good from bad in. */
  sliceMinutes: number;
}

const lengthProblem = (
  pair: BurnPairInput,
  at: number,
  { window, sliceMinutes }: PairContext,
): PairProblem | undefined => {
  const { longMinutes, shortMinutes } = resolveBurnPairs([pair], window)[0];
  const path = ['alerting', 'pairs', at];
  if (shortMinutes >= longMinutes)
    return {
      path: [...path, 'short'],
      message: 'must be shorter than long',
    };
  if (shortMinutes % sliceMinutes !== 0 || longMinutes % sliceMinutes !== 0)
    return {
      path: [...path, 'short'],
      message: `and long must be whole numbers of time slices of ${sliceMinutes} minutes; choose longer windows, or a shorter timeSliceWindow`,
    };
  return longMinutes > nominalMinutes(window)
    ? {
        path: [...path, 'long'],
        message: 'must not be longer than the window of the objective',
      }
    : undefined;
};

const factorProblem = (
  pair: BurnPairInput,
  at: number,
  { objective, window }: PairContext,
): PairProblem | undefined => {
  const path = ['alerting', 'pairs', at];
  if ((pair.factor === undefined) === (pair.budgetPercent === undefined))
    return { path, message: 'must have either budgetPercent or factor' };
  const [{ factor }] = resolveBurnPairs([pair], window);
  const limit = maxBurnRate(objective);
  if (factor < limit) return undefined;
  const most = (limit * 100 * durationMinutes(pair.long)!) / nominalMinutes(window); // prettier-ignore
  return {
    path: [...path, pair.factor === undefined ? 'budgetPercent' : 'factor'],
    message: `gives a factor of ${factor}, which can never be reached: with an objective of ${objective} a budget burns ${limit} times too fast at most. Choose a factor below ${limit} (a budgetPercent below ${rounded(most)}), or a higher objective`, // prettier-ignore
  };
};

/** What is wrong with pairs, each part by itself; a factor that nothing can reach would never alert. */
export const burnPairProblems = (
  pairs: readonly BurnPairInput[],
  context: PairContext,
): PairProblem[] =>
  pairs.flatMap(
    (pair, at) =>
      lengthProblem(pair, at, context) ??
      factorProblem(pair, at, context) ??
      [],
  );
