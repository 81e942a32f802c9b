import { BenchWorkspace } from '../BenchWorkspace';
import { lastRun } from '../lastRun';
import { median } from '../../portal/median';
import { importMonths } from '../months';
import { BENCH_PERIOD } from '../syntheticBill';

const ROUNDS = 3;

export interface ReprocessResult {
  lines: number;
  months: number;
  /** A reprocess of the last month, in seconds, while no other month is published. */
  alone: number;
  /** The same, with all months. */
  among: number;
  ratio: number;
}

/** The one in the middle, of some reprocesses of the last month. */
const reprocess = async ({ db, runBatch }: BenchWorkspace) => {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await runBatch('--period', BENCH_PERIOD, '--reprocess');
    rounds.push((await lastRun(db, BENCH_PERIOD)).seconds);
  }
  return median(rounds);
};

/** A month's reprocess, alone and among the months that are kept. */
export const measureReprocess = async (
  workspace: BenchWorkspace,
  lines: number,
  report: (text: string) => void,
): Promise<ReprocessResult> => {
  report(`Importing bills of ${lines.toLocaleString('en')} lines`);
  const months = await importMonths(workspace, lines);
  report(`Reprocessing ${BENCH_PERIOD}, with no other month`);
  const alone = await reprocess(workspace);
  report('Running the batch of all months');
  await workspace.runBatch();
  report(`Reprocessing ${BENCH_PERIOD} again`);
  const among = await reprocess(workspace);
  return { lines, months: months.length, alone, among, ratio: among / alone };
};
