import { InputError } from '@backstage/errors';

/** Why a change cannot be applied. */
export interface Problem {
  /** Position of the change in its request. */
  change: number;
  /** `id`, or a field of what is set. */
  field: string;
  message: string;
  /** The current value that prevents the change. */
  current?: unknown;
}

const MAX_SHOWN = 20;

const pathOf = ({ change, field }: Problem) =>
  field === 'id' || field === 'effectiveFrom'
    ? `changes[${change}].${field}`
    : `changes[${change}].set.${field}`;

/** @throws InputError that names each invalid change and field */
export const assertNoProblems = (problems: Problem[]) => {
  if (problems.length === 0) return;
  const shown = problems
    .slice(0, MAX_SHOWN)
    .map(problem => `${pathOf(problem)}: ${problem.message}`);
  const more = problems.length - shown.length;
  throw new InputError(
    shown.concat(more > 0 ? [`and ${more} more`] : []).join('; '),
  );
};
