import { userInfo } from 'node:os';
import {
  Batch,
  BatchDefinition,
  closeBatch,
  JobRuns,
  runBatch,
  Selection,
} from '@rosetta/batch-kit';
import { configArgs } from '@rosetta/launcher/home';
import {
  createLogger,
  loadRosettaConfig,
  readConfig,
} from '@rosetta/service-kit';
import { INTERRUPTED } from '../terminal/commandLine';
import { formatRun } from './formatRun';
import { RunProgress } from './RunProgress';

export interface RunBatchCommandOptions extends Selection {
  job?: string;
  reprocess: boolean;
  json: boolean;
}

const openBatch = async ({ config, open }: BatchDefinition) => {
  const values = await loadRosettaConfig(['node', 'rosetta', ...configArgs()]);
  // What happens is shown as progress; the log of each run keeps the rest.
  const logger = createLogger({ service: 'rosetta', level: 'silent' });
  return open(readConfig(config, values), { logger });
};

const warningsOf = async (batch: Batch, runId: string) =>
  (await batch.runs.log(runId)).items
    .filter(({ level }) => level === 'warn')
    .map(({ message }) => message);

const nothingToDo = ({ job }: JobRuns, { period, from, to }: Selection) =>
  period || from || to
    ? `${job.name}: nothing to do: there is no input for any ${job.period.name} of that time.`
    : `${job.name}: nothing to do: every ${job.period.name} with input is published as it is.`;

const print = async (
  batch: Batch,
  ended: readonly JobRuns[],
  selection: Selection,
) => {
  for (const each of ended) {
    if (each.runs.length === 0) console.log(nothingToDo(each, selection));
    for (const run of each.runs) {
      const warnings = await warningsOf(batch, run.id);
      console.log(formatRun(run, each.job.unchanged, warnings));
    }
  }
};

const runAndPrint = async (
  definition: BatchDefinition,
  batch: Batch,
  { json, ...options }: RunBatchCommandOptions,
  signal: AbortSignal,
) => {
  const progress = json ? undefined : new RunProgress(process.stderr);
  const ended = await runBatch(definition, batch, {
    ...options,
    requestedBy: `cli:${userInfo().username}`,
    reason: `rosetta batch ${definition.domain.name} run`,
    onProgress: run => progress?.show(run),
    signal,
  }).finally(() => progress?.stop());
  const runs = ended.flatMap(each => each.runs);
  if (json) console.log(JSON.stringify({ runs }, null, 2));
  else await print(batch, ended, options);
  if (runs.some(({ state }) => state !== 'succeeded')) process.exitCode = 1;
};

/** `rosetta batch <domain> run`: works with a worker running, and without. */
export const runDomainBatch = async (
  definition: BatchDefinition,
  options: RunBatchCommandOptions,
) => {
  const interruption = new AbortController();
  process.once('SIGINT', () => interruption.abort());
  process.once('SIGTERM', () => interruption.abort());
  const batch = await openBatch(definition);
  try {
    await runAndPrint(definition, batch, options, interruption.signal);
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    process.stderr.write('Interrupted; the run stays queued for a worker.\n');
    process.exitCode = INTERRUPTED;
  } finally {
    await closeBatch(batch);
  }
};
