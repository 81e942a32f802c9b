import { runOnce } from '@rosetta/batch-kit';
import { Run } from '@rosetta/contracts';
import { CostBatch } from '../openCostBatch';
import { Selection, selectPeriods } from './periods';

export interface RunCostsOptions extends Selection {
  /** Shape again also where nothing changed. */
  reprocess?: boolean;
  requestedBy: string;
  reason: string;
  onProgress?(run: Run): void;
  signal?: AbortSignal;
}

/** Runs the selected months, one after the other, and waits; works with workers and without. */
export const runCosts = async (
  batch: CostBatch,
  {
    reprocess,
    requestedBy,
    reason,
    onProgress,
    signal,
    ...selection
  }: RunCostsOptions,
): Promise<Run[]> => {
  await batch.migrate();
  return runOnce({
    db: batch.db,
    job: batch.job,
    logger: batch.logger,
    keepRuns: batch.keepRuns,
    periods: await selectPeriods(batch, selection),
    mode: reprocess ? 'reprocess' : 'run',
    requestedBy,
    reason,
    onProgress,
    signal,
  });
};
