import { z } from 'zod';
import { knownEntries, similarEntries } from './knownEntries';

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
  return issue.message;
}

const at = (path: readonly PropertyKey[]) => ['rosetta', ...path].join('.');

/** What may be meant: what looks like it anywhere, else all there is beside it. */
function cure(schema: z.ZodType, path: readonly PropertyKey[], key: string) {
  const similar = similarEntries(schema, key);
  if (similar.length > 0)
    return `remove it, or rename it to ${similar.map(at).join(' or ')}`;
  const known = knownEntries(schema, path);
  return known.length > 0
    ? `remove it, or correct its name to one of ${known.join(', ')}`
    : 'remove it, or correct its name';
}

/**
 * Each problem of the section `rosetta:`: where it is, what is wrong, and how to cure it. Values
 * are never shown, as any of them may be a secret.
 */
export const describeConfigProblems = (
  schema: z.ZodType,
  { issues }: z.ZodError,
): string[] =>
  issues.flatMap(issue =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map(
          key =>
            `${at([...issue.path, key])}: not a known entry; ${cure(
              schema,
              issue.path,
              key,
            )}`,
        )
      : `${at(issue.path)}: ${explain(issue)}`,
  );
