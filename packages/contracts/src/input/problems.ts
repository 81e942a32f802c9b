import { z } from 'zod';
import { InputProblem } from '../values';

/** A list of thousands helps nobody. */
export const MAX_PROBLEMS = 20;

/** What the issues of zod are called where programs read them. */
const CODES: Partial<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'type',
  invalid_format: 'format',
  invalid_value: 'value',
  invalid_union: 'value',
  too_small: 'too-small',
  too_big: 'too-large',
  unrecognized_keys: 'unknown-name',
  invalid_key: 'name',
};

/** A check of our own names its code as `params: { code }`. */
const codeOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'custom') return String(issue.params?.code ?? 'invalid');
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return 'missing';
  return CODES[issue.code] ?? 'invalid';
};

/** What a schema found wrong, each with its place. Of issues that report their input. */
export const toProblems = (where: string, { issues }: z.ZodError) =>
  issues.map(
    (issue): InputProblem => ({
      in: where,
      path: issue.path.map(step =>
        typeof step === 'number' ? step : String(step),
      ),
      code: codeOf(issue),
      message: issue.message,
    }),
  );

/** `body.changes[3].set.value`, as one would write it in code. */
const placeOf = ({ in: where, path }: InputProblem) =>
  path.reduce<string>(
    (place, step) =>
      typeof step === 'number' ? `${place}[${step}]` : `${place}.${step}`,
    where,
  );

/** All problems in one line, each after its place. */
export const describeProblems = (problems: readonly InputProblem[]): string => {
  const shown = problems
    .slice(0, MAX_PROBLEMS)
    .map(problem => `${placeOf(problem)}: ${problem.message}`);
  const more = problems.length - MAX_PROBLEMS;
  return shown.join('; ') + (more > 0 ? `; and ${more} more` : '');
};
