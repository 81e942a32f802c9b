import { RunService } from './RunService';

/** When runs read their input last, and why the newest of them could not, if it failed. */
export const lastRead = async (runs: RunService) => {
  const newest = async (state: 'succeeded' | 'failed') =>
    (await runs.list({ state, limit: 1 })).items[0];
  const [succeeded, failed] = await Promise.all([
    newest('succeeded'),
    newest('failed'),
  ]);
  const isNewer =
    failed && (!succeeded || failed.requestedAt > succeeded.requestedAt);
  return {
    asOf: succeeded?.finishedAt ?? null,
    ...(isNewer && failed.error && { error: failed.error }),
  };
};
