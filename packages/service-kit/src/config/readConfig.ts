import { describeConfigProblems } from '@rosetta/server-kit';
import { z } from 'zod';

/** Its message is written for the person who starts the process; printed without its stack. */
export class ConfigError extends Error {
  name = 'ConfigError';
}

/**
 * Turns the `rosetta:` section into a typed object, or throws one error that lists each
 * problem: where it is, what is wrong, and how to cure it. Values are never shown, as
 * any of them may be a secret.
 */
export function readConfig<S extends z.ZodType>(
  schema: S,
  value: unknown,
): z.output<S> {
  const read = schema.safeParse(value, { reportInput: true });
  if (read.success) return read.data;
  const problems = describeConfigProblems(schema, read.error).map(
    problem => `  - ${problem}`,
  );
  const count =
    problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  throw new ConfigError(
    `The configuration has ${count}:\n${problems.join('\n')}`,
  );
}
