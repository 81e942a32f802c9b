import { Run } from '@rosetta/contracts/runs';
import { PeriodKind } from '@rosetta/run-kit';
import { runOnce } from '../runOnce';
import { Batch, prepareBatch } from './Batch';
import { Selection, selectPeriods } from './periods';

export interface RunBatchOptions extends Selection {
  /** Shape again also where nothing changed. */
  reprocess?: boolean;
  requestedBy: string;
  reason: string;
  onProgress?(run: Run): void;
  signal?: AbortSignal;
}

/** Runs the selected periods, one after the other, and waits; works with workers and without. */
export const runBatch = async (
  batch: Batch,
  kind: PeriodKind,
  {
    reprocess,
    requestedBy,
    reason,
    onProgress,
    signal,
    ...selection
  }: RunBatchOptions,
): Promise<Run[]> => {
  await prepareBatch(batch);
  // What lands while periods are selected was asked for by all of the runs.
  const requestedAt = await batch.runs.now();
  return runOnce({
    db: batch.db,
    job: batch.job,
    logger: batch.logger,
    keepRuns: batch.keepRuns,
    periods: await selectPeriods(batch, kind, selection, signal),
    requestedAt,
    mode: reprocess ? 'reprocess' : 'run',
    requestedBy,
    reason,
    onProgress,
    signal,
  });
};
