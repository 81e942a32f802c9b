import { RunService } from './RunService';

/** When runs of a job read its input last, and why the newest of them could not, if it failed. */
const lastReadBy = async (runs: RunService, job: string) => {
  const newest = async (state: 'succeeded' | 'failed') =>
    (await runs.list({ job, state, limit: 1 })).items[0];
  const [succeeded, failed] = await Promise.all([
    newest('succeeded'),
    newest('failed'),
  ]);
  const isNewer =
    failed && (!succeeded || failed.requestedAt > succeeded.requestedAt);
  return {
    asOf: succeeded?.finishedAt ?? null,
    error: (isNewer && failed.error) || undefined,
  };
};

/** When runs read a source last, and why the newest run of a job that reads it could not. */
export const lastRead = async (runs: RunService, source: string) => {
  const reads = await Promise.all(
    runs.jobs.readersOf(source).map(job => lastReadBy(runs, job)),
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
