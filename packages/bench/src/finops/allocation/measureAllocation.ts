import { BenchWorkspace } from '../BenchWorkspace';
import { lastRun } from '../lastRun';
import { BENCH_PERIOD, LARGE_BILL } from '../syntheticBill';
import { addRules } from './addRules';
import { splitInDuckDb } from './splitInDuckDb';
import { RunStages, stagesOf } from './stagesOf';

export const RULES = 200;

export interface AllocationResult {
  lines: number;
  rules: number;
  applications: number;
  pools: number;
  shares: number;
  /** Of the run of the same bill, in seconds. */
  without: number;
  with: number;
  stages: Record<'without' | 'with', RunStages>;
  /** DuckDB, for what the stages do. */
  duckdb: number;
  ratioToDuckdb: number;
  ratio: number;
}

const runOnce = async ({ db, runBatch }: BenchWorkspace) => {
  await runBatch('--period', BENCH_PERIOD, '--reprocess');
  return lastRun(db, BENCH_PERIOD);
};

/** One bill with rules and without, and DuckDB's split of the same facts. */
export const measureAllocation = async (
  workspace: BenchWorkspace,
  lines: number,
  report: (text: string) => void,
): Promise<AllocationResult> => {
  const { db, folder, stores } = workspace;
  report(`Importing a bill of ${lines.toLocaleString('en')} lines`);
  await workspace.importBills([await workspace.writeBill(BENCH_PERIOD, lines)]);
  report('Running the batch without rules');
  const plain = await runOnce(workspace);
  const rules = await addRules(db, plain.id, RULES);
  report(`Running the batch with ${rules} rules`);
  const allocated = await runOnce(workspace);
  const stages = {
    without: await stagesOf(db, plain.id),
    with: await stagesOf(db, allocated.id),
  };
  const { pools: collected, weights, split } = stages.with;
  report('Splitting the same charges with DuckDB');
  const {
    seconds: duckdb,
    pools,
    shares,
  } = await splitInDuckDb({
    url: stores.url.finops,
    folder,
    runId: allocated.id,
  });
  return {
    lines,
    rules,
    applications: LARGE_BILL.applications,
    pools,
    shares,
    without: plain.seconds,
    with: allocated.seconds,
    stages,
    duckdb,
    ratioToDuckdb: (collected + weights + split) / duckdb,
    ratio: allocated.seconds / plain.seconds,
  };
};
