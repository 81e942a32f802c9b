import { z } from 'zod';

/** The first instant of the year 10000, which four digits cannot say. */
const END = Date.UTC(10_000, 0);

/** An instant as Dynatrace writes it: UTC, in milliseconds since 1970. */
export const Milliseconds = z
  .number()
  .int()
  .refine(at => at >= 0 && at < END, 'must be UTC milliseconds since 1970');

export const instantOf = (at: number) => new Date(at).toISOString();
