import { ConflictError, InputError } from '@backstage/errors';
import { RunComparison } from '@rosetta/contracts/runs';
import { GoneError } from '@rosetta/service-kit';
import { Publication } from './PublicationStore';
import { RunService } from './RunService';

export type RunDifferences = Pick<RunComparison, 'totals' | 'items'>;

/** What a domain's figures of a run are against those of another, or against nothing. */
export type CompareRuns = (
  run: Publication,
  other: Publication | null,
) => Promise<RunDifferences>;

/** By job: what its figures are, the domain knows. */
export type CompareRunsByJob = Readonly<Record<string, CompareRuns>>;

const publicationOf = async (runs: RunService, id: string) => {
  const { job, state } = await runs.get(id);
  const found = await runs.publications(job).of(id);
  if (found) return { ...found, job };
  throw new ConflictError(
    `Run ${id} is ${state} and was never published: there is nothing to compare`,
  );
};

const otherOf = async (
  runs: RunService,
  job: string,
  run: Publication,
  id: string | undefined,
) => {
  if (id === undefined)
    return (await runs.publications(job).before(run)) ?? null;
  const other = await publicationOf(runs, id);
  if (other.job !== job)
    throw new InputError(
      `with: run ${id} is one of ${other.job}, the run one of ${job}; compare runs of one job`,
    );
  if (other.period !== run.period)
    throw new InputError(
      `with: run ${id} is of ${other.period}, and this one of ${run.period}; compare runs of one period`,
    );
  const { job: _job, kept: _kept, ...publication } = other;
  return publication;
};

/** Checked after reading: figures that were dropped meanwhile look like none at all. */
const assertKept = async (runs: RunService, job: string, id: string) => {
  const publication = await runs.publications(job).of(id);
  if (!publication?.kept)
    throw new GoneError(`The figures of run ${id} are no longer kept`);
};

/** Reads what two published runs of a job say of a period. */
type ReadRuns<T> = (
  run: Publication,
  other: Publication | null,
  job: string,
) => Promise<T>;

/**
 * Reads of a published run and another of its period: the one named, or the one that
 * was published just before it.
 */
export const readTwoRuns = async <T>(
  runs: RunService,
  { id, withId }: { id: string; withId?: string },
  read: ReadRuns<T>,
) => {
  const { kept: _, job, ...run } = await publicationOf(runs, id);
  const other = await otherOf(runs, job, run, withId);
  const found = await read(run, other, job);
  await assertKept(runs, job, run.runId);
  if (other) await assertKept(runs, job, other.runId);
  return { run, with: other, ...found };
};

/** Compares a published run with another of its period. */
export const compareRuns = (
  runs: RunService,
  compare: CompareRunsByJob,
  id: string,
  withId?: string,
): Promise<RunComparison> =>
  readTwoRuns(runs, { id, withId }, async (run, other, job) => {
    if (compare[job]) return compare[job](run, other);
    throw new ConflictError(
      `Run ${id} is one of ${job}, whose figures are not compared`,
    );
  });
