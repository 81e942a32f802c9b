import { z } from 'zod';

/** Its message is written for the person who starts the process; printed without its stack. */
export class ConfigError extends Error {
  name = 'ConfigError';
}

const KINDS: Record<string, string> = {
  object: 'a section with entries of its own',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
};

const isMissing = (issue: z.core.$ZodIssue) =>
  'input' in issue ? issue.input === undefined : false;

function explain(issue: z.core.$ZodIssue): string {
  if (isMissing(issue))
    return 'missing; set it in app-config.yaml, or in the file that --config names';
  if (issue.code === 'invalid_type')
    return `must be ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value')
    return `must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'unrecognized_keys')
    return `has unknown entries: ${issue.keys.join(
      ', ',
    )}; remove them or correct their names`;
  return issue.message;
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
  const problems = read.error.issues.map(
    issue => `  - ${['rosetta', ...issue.path].join('.')}: ${explain(issue)}`,
  );
  const count =
    problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  throw new ConfigError(
    `The configuration has ${count}:\n${problems.join('\n')}`,
  );
}
