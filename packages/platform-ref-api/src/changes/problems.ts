import { ChangeProblemCode } from '@rosetta/contracts/ref';
import { InputProblem } from '@rosetta/contracts/values';
import { InvalidInputError } from '@rosetta/service-kit';

/** What is wrong, for programs and for people. */
export interface Refusal {
  code: ChangeProblemCode;
  message: string;
  /** What the message mentions. */
  values?: Record<string, string>;
}

/** Why a change cannot be applied. */
export interface Problem extends Refusal {
  /** Position of the change in its request. */
  change: number;
  /** `id`, or a field of what is set. */
  field: string;
  /** Within the field: the name of an attribute. */
  at?: string;
  /** The current value that prevents the change. */
  current?: unknown;
}

const MAX_SHOWN = 20;
const OF_CHANGE = ['id', 'effectiveFrom'];

const placeOf = ({ change, field }: Problem) =>
  OF_CHANGE.includes(field)
    ? `changes[${change}].${field}`
    : `changes[${change}].set.${field}`;

const toInputProblem = (problem: Problem): InputProblem => {
  const { change, field, at, code, message, values } = problem;
  const within = OF_CHANGE.includes(field) ? [field] : ['set', field];
  return {
    in: 'body',
    path: ['changes', change, ...within, ...(at ? [at] : [])],
    code,
    message,
    ...(values && { values }),
  };
};

/** @throws InvalidInputError that names each invalid change and field */
export const assertNoProblems = (problems: Problem[]) => {
  if (problems.length === 0) return;
  const shown = problems.slice(0, MAX_SHOWN);
  const more = problems.length - shown.length;
  throw new InvalidInputError(
    shown.map(toInputProblem),
    shown
      .map(problem => `${placeOf(problem)}: ${problem.message}`)
      .concat(more > 0 ? [`and ${more} more`] : [])
      .join('; '),
  );
};
