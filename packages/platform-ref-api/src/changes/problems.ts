import { InputError } from '@backstage/errors';

/** Why a change can't be made. */
export interface Problem {
  /** Position of the change in its request. */
  change: number;
  /** `id`, or a field of what is set. */
  field: string;
  message: string;
  /** What is there instead of what the change needs. */
  current?: unknown;
}

const SHOWN = 20;

const pathOf = ({ change, field }: Problem) =>
  field === 'id' || field === 'effectiveFrom'
    ? `changes[${change}].${field}`
    : `changes[${change}].set.${field}`;

/** Refuses a draft, naming each change and field that is wrong. */
export const refuse = (problems: Problem[]) => {
  if (problems.length === 0) return;
  const shown = problems
    .slice(0, SHOWN)
    .map(problem => `${pathOf(problem)}: ${problem.message}`);
  const more = problems.length - shown.length;
  throw new InputError(
    shown.concat(more > 0 ? [`and ${more} more`] : []).join('; '),
  );
};
