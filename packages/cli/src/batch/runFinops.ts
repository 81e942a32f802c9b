import { userInfo } from 'node:os';
import {
  CostBatch,
  FinopsBatchConfig,
  openCostBatch,
  runCosts,
  Selection,
} from '@rosetta/finops-batch';
import {
  createLogger,
  loadRosettaConfig,
  readConfig,
} from '@rosetta/service-kit';
import { configArgs } from '../platform/configFiles';
import { formatRun } from './formatRun';
import { RunProgress } from './RunProgress';

export interface RunFinopsOptions extends Selection {
  reprocess: boolean;
  json: boolean;
}

/** Exit code of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

const openBatch = async () => {
  const config = await loadRosettaConfig(['node', 'rosetta', ...configArgs()]);
  // What happens is shown as progress; the log of each run keeps the rest.
  const logger = createLogger({ service: 'rosetta', level: 'silent' });
  return openCostBatch(readConfig(FinopsBatchConfig, config), { logger });
};

const warningsOf = async (batch: CostBatch, runId: string) =>
  (await batch.runs.log(runId)).items
    .filter(({ level }) => level === 'warn')
    .map(({ message }) => message);

const runAndTell = async (
  batch: CostBatch,
  { json, ...options }: RunFinopsOptions,
  signal: AbortSignal,
) => {
  const progress = json ? undefined : new RunProgress(process.stderr);
  const runs = await runCosts(batch, {
    ...options,
    requestedBy: `cli:${userInfo().username}`,
    reason: 'rosetta batch finops run',
    onProgress: run => progress?.show(run),
    signal,
  }).finally(() => progress?.stop());
  if (json) console.log(JSON.stringify({ runs }, null, 2));
  else if (runs.length === 0)
    console.log(
      'Nothing to do: every month with a bill is published as it is.',
    );
  else
    for (const run of runs)
      console.log(formatRun(run, await warningsOf(batch, run.id)));
  if (runs.some(({ state }) => state !== 'succeeded')) process.exitCode = 1;
};

/** `rosetta batch finops run`: works with a worker running, and without. */
export const runFinops = async (options: RunFinopsOptions) => {
  const leaving = new AbortController();
  process.once('SIGINT', () => leaving.abort());
  process.once('SIGTERM', () => leaving.abort());
  const batch = await openBatch();
  try {
    await runAndTell(batch, options, leaving.signal);
  } catch (error) {
    if (!leaving.signal.aborted) throw error;
    process.stderr.write('Interrupted; the run stays queued for a worker.\n');
    process.exitCode = INTERRUPTED;
  } finally {
    await batch.close();
  }
};
