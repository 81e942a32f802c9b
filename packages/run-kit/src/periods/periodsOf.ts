import { InputError } from '@backstage/errors';
import { JobDescription, assertPeriod } from '../jobs/JobDescription';

/**
 * The periods of a half-open range of a job, in order.
 * @throws InputError naming the field, when a bound is of another kind, none is between them, or too many are
 */
export const periodsOf = (
  job: JobDescription,
  { from, to }: { from: string; to: string },
  max: number,
): string[] => {
  assertPeriod(job, from, 'from');
  assertPeriod(job, to, 'to');
  if (to <= from)
    throw new InputError('to: must be after from: the window is half-open');
  const periods: string[] = [];
  for (let each = from; each < to; each = job.period.add(each, 1)) {
    if (periods.length === max)
      throw new InputError(
        `to: more than ${max} ${job.period.name}s at once; ask for a shorter window, several times`,
      );
    periods.push(each);
  }
  return periods;
};
