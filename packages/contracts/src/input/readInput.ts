import { z } from 'zod';
import { plainWords } from './plainWords';
import { unstorableIn } from './unstorableIn';

const MAX_PROBLEMS = 20;

/** `body.changes[3].set.value`, as one would write it in code. */
const placeOf = (where: string, path: readonly PropertyKey[]) =>
  path.reduce<string>(
    (place, step) =>
      typeof step === 'number'
        ? `${place}[${step}]`
        : `${place}.${String(step)}`,
    where,
  );

function problemsOf(where: string, { issues }: z.ZodError): string {
  const problems = issues.map(
    ({ path, message }) => `${placeOf(where, path)}: ${message}`,
  );
  const more = problems.length - MAX_PROBLEMS;
  return (
    problems.slice(0, MAX_PROBLEMS).join('; ') +
    (more > 0 ? `; and ${more} more` : '')
  );
}

/** Parses what came from outside by its schema; InputError naming each problem and its place. */
export function readInput<Schema extends z.ZodType>(
  where: string,
  schema: Schema,
  value: unknown,
): { data: z.output<Schema> } | { problem: string } {
  const unstorable = unstorableIn(where, value);
  if (unstorable) return { problem: unstorable };
  const { data, error } = schema.safeParse(value, { error: plainWords });
  return error ? { problem: problemsOf(where, error) } : { data: data! };
}
