import { stat } from 'node:fs/promises';
import { BenchWorkspace } from '../BenchWorkspace';
import { BENCH_PERIOD } from '../syntheticBill';
import { measureBaseline } from './baseline';
import { BenchResult } from './result';
import { stagesOfRun } from './stagesOfRun';

/** A bill from file to published costs, and a plain copy of the same lines. */
export const measureImport = async (
  workspace: BenchWorkspace,
  lines: number,
  report: (text: string) => void,
): Promise<BenchResult> => {
  const { folder, stores, db } = workspace;
  report(`Writing a bill of ${lines.toLocaleString('en')} lines`);
  const bill = await workspace.writeBill(BENCH_PERIOD, lines);
  const { size } = await stat(bill);
  report('Importing');
  const importing = await workspace.importBills([bill]);
  report('Running the batch');
  const batch = await workspace.runBatch('--period', BENCH_PERIOD);
  const stages = await stagesOfRun(db);
  report('Copying the same lines with plain PostgreSQL');
  const baseline = await measureBaseline(stores, folder);
  const total = importing.seconds + batch.seconds;
  const ratio = total / (baseline.rawSeconds + baseline.factsSeconds);
  return {
    lines,
    fileMegabytes: size / 1e6,
    importing,
    batch,
    stages,
    baseline,
    total,
    ratio,
  };
};
