import { ProjectFailures } from '../ProjectFailures';

const CONCURRENCY = 8;

/** The result of polling each project once. */
export interface ProjectsPoll {
  answered: string[];
  /** Why each of the others did not, where that is its own affair. */
  failed: Map<string, unknown>;
  /** How long the slowest took. */
  latencyMs: number;
  /** What ended it early, or why not a single project answered. */
  error?: unknown;
}

/**
 * Asks projects, a few at a time. One that is refused, or does not answer while others do, is its
 * own affair. What fails for all, or many times in a row, ends it; and a source that answers for
 * none has failed, as a token that sees nothing does not say that there is nothing.
 */
export const pollProjects = async (
  paths: readonly string[],
  poll: (path: string, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): Promise<ProjectsPoll> => {
  const result: ProjectsPoll = {
    answered: [],
    failed: new Map(),
    latencyMs: 0,
  };
  const waiting = [...paths];
  const over = new AbortController();
  const either = AbortSignal.any([signal, over.signal]);
  const failures = new ProjectFailures(paths.length);
  const fail = (path: string, error: unknown) => {
    if (either.aborted) return;
    result.error = failures.sharedCause(error);
    if (result.error === undefined) result.failed.set(path, error);
    else over.abort();
  };
  const pollOne = async (path: string) => {
    const began = performance.now();
    try {
      await poll(path, either);
      result.answered.push(path);
      result.latencyMs = Math.max(result.latencyMs, performance.now() - began);
      failures.recordAnswer();
    } catch (error) {
      fail(path, error);
    }
  };
  const work = async () => {
    while (waiting.length > 0 && !either.aborted)
      await pollOne(waiting.shift()!);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  const [firstOfAll] = result.failed.values();
  if (result.answered.length === 0) result.error ??= firstOfAll;
  return result;
};
