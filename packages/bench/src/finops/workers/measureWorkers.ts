import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { COSTS_JOB } from '@rosetta/finops-mart';
import { listWorkers } from '@rosetta/run-kit';
import { BenchWorkspace } from '../BenchWorkspace';
import { lastRun } from '../lastRun';
import { BENCH_PERIOD } from '../syntheticBill';

const START_SECONDS = 60;

export interface WorkersResult {
  lines: number;
  processors: number;
  /** A reprocess by one worker, in seconds. */
  one: number;
  /** By two, which share its slices. */
  two: number;
  ratio: number;
}

const untilUp = async ({ db }: BenchWorkspace) => {
  for (let tries = START_SECONDS; tries > 0; tries -= 1) {
    const workers = await listWorkers(db, [COSTS_JOB.name]);
    if (workers.some(({ up }) => up)) return;
    await sleep(1_000);
  }
  throw new Error(`The worker has not started within ${START_SECONDS} s`);
};

const reprocess = async ({ db, runBatch }: BenchWorkspace) => {
  await runBatch('--period', BENCH_PERIOD, '--reprocess');
  return (await lastRun(db, BENCH_PERIOD)).seconds;
};

/** One run by one worker, and by two. Who asks for a run works on it too. */
export const measureWorkers = async (
  workspace: BenchWorkspace,
  lines: number,
  report: (text: string) => void,
): Promise<WorkersResult> => {
  report(`Importing a bill of ${lines.toLocaleString('en')} lines`);
  await workspace.importBills([await workspace.writeBill(BENCH_PERIOD, lines)]);
  report('Running the batch');
  await workspace.runBatch();
  report('Reprocessing with one worker');
  const one = await reprocess(workspace);
  report('Reprocessing with two workers');
  const stop = workspace.startWorker();
  try {
    await untilUp(workspace);
    const two = await reprocess(workspace);
    const processors = availableParallelism();
    return { lines, processors, one, two, ratio: two / one };
  } finally {
    await stop();
  }
};
