import { RunService } from './RunService';

/** Runs among which one is looked for that read the source: sources are back within that many. */
const LOOK_BACK = 100;

/** How a run counts a source that it could not read while it read others. */
const notReadCount = (source: string) => `${source}NotRead`;

/** When runs of a job read a source last, and why the newest of them could not, if it failed. */
const lastReadBy = async (runs: RunService, job: string, source: string) => {
  const newest = async (state: 'succeeded' | 'failed', limit: number) =>
    (await runs.list({ job, state, limit })).items;
  const [succeeded, [failed]] = await Promise.all([
    newest('succeeded', LOOK_BACK),
    newest('failed', 1),
  ]);
  const [last] = succeeded;
  const read = succeeded.find(({ counts }) => !counts?.[notReadCount(source)]);
  const isNewer = failed && (!last || failed.requestedAt > last.requestedAt);
  const missing =
    last && last !== read
      ? 'the last run could not read it; its log says why'
      : undefined;
  return {
    asOf: read?.finishedAt ?? null,
    error: (isNewer && failed.error) || missing,
  };
};

/** When runs read a source last, and why the newest run of a job that reads it could not. */
export const lastRead = async (runs: RunService, source: string) => {
  const reads = await Promise.all(
    runs.jobs.readersOf(source).map(job => lastReadBy(runs, job, source)),
  );
  const error = reads.find(read => read.error)?.error;
  return {
    asOf:
      reads
        .flatMap(({ asOf }) => asOf ?? [])
        .sort()
        .at(-1) ?? null,
    ...(error && { error }),
  };
};
