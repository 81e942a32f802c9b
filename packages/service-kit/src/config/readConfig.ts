import { z } from 'zod';

/**
 * Turns the `rosetta:` section into a typed object, or throws one error that lists each
 * problem: where it is, what is wrong, and how to cure it. Values are never shown, as
 * any of them may be a secret.
 */
export function readConfig<S extends z.ZodType>(
  schema: S,
  value: unknown,
): z.output<S> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new Error('not yet');
}
