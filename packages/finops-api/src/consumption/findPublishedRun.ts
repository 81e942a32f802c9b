import { NotFoundError } from '@backstage/errors';
import { PublishedRunReadModel, runRemovedError } from '@rosetta/finops-mart';

/** The run whose figures of a month readers see. */
export const findPublishedRun = async (
  published: PublishedRunReadModel,
  period: string,
) => {
  const run = (await published.list()).find(each => each.period === period);
  if (!run)
    throw new NotFoundError(`period: no run of ${period} is published yet`);
  if (!run.retained) throw runRemovedError(period);
  return run;
};
