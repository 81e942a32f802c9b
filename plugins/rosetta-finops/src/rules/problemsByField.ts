import { InputProblem } from '@rosetta/contracts/values';

export interface FieldProblems {
  /** By the first name of the place within the body. */
  fields: Record<string, InputProblem[]>;
  /** Of the body as a whole, or of another part of the request. */
  others: InputProblem[];
}

/** What a service said is wrong, at the fields of the form that sent it. */
export const problemsByField = (
  problems: readonly InputProblem[],
): FieldProblems => {
  const fields: Record<string, InputProblem[]> = {};
  const others: InputProblem[] = [];
  for (const problem of problems) {
    const [field] = problem.path;
    if (problem.in !== 'body' || typeof field !== 'string')
      others.push(problem);
    else fields[field] = [...(fields[field] ?? []), problem];
  }
  return { fields, others };
};
