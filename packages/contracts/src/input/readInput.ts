import { z } from 'zod';
import { InputProblem } from '../values';
import { plainWords } from './plainWords';
import { MAX_PROBLEMS, describeProblems, toProblems } from './problems';
import { unstorableIn } from './unstorableIn';

interface WrongInput {
  /** All that is wrong, in one line. */
  problem: string;
  /** The same for programs; none where the text itself cannot be stored. */
  problems: InputProblem[];
}

/** Parses what came from outside by its schema, or says what is wrong, and where. */
export function readInput<Schema extends z.ZodType>(
  where: string,
  schema: Schema,
  value: unknown,
): { data: z.output<Schema> } | WrongInput {
  const unstorable = unstorableIn(where, value);
  if (unstorable) return { problem: unstorable, problems: [] };
  const { data, error } = schema.safeParse(value, {
    error: plainWords,
    reportInput: true,
  });
  if (!error) return { data: data! };
  const problems = toProblems(where, error);
  return {
    problem: describeProblems(problems),
    problems: problems.slice(0, MAX_PROBLEMS),
  };
}
