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

const publicationOf = async (runs: RunService, id: string) => {
  const found = await runs.publications.of(id);
  if (found) return found;
  const { state } = await runs.get(id);
  throw new ConflictError(
    `Run ${id} is ${state} and was never published: there is nothing to compare`,
  );
};

const otherOf = async (
  runs: RunService,
  run: Publication,
  id: string | undefined,
) => {
  if (id === undefined) return (await runs.publications.before(run)) ?? null;
  const other = await publicationOf(runs, id);
  if (other.period !== run.period)
    throw new InputError(
      `with: run ${id} is of ${other.period}, the run of ${run.period}; compare runs of one period`,
    );
  return other;
};

/** Asked after reading: figures that were dropped meanwhile look like none at all. */
const assertKept = async (runs: RunService, id: string) => {
  const publication = await runs.publications.of(id);
  if (!publication?.kept)
    throw new GoneError(`The figures of run ${id} are no longer kept`);
};

/**
 * Compares a published run with another of its period: the one named, or the one that
 * was published just before it.
 */
export const compareRuns = async (
  runs: RunService,
  compare: CompareRuns,
  id: string,
  withId?: string,
): Promise<RunComparison> => {
  const { kept: _, ...run } = await publicationOf(runs, id);
  const other = await otherOf(runs, run, withId);
  const differences = await compare(run, other);
  await assertKept(runs, run.runId);
  if (other) await assertKept(runs, other.runId);
  return { run, with: other, ...differences };
};
