import { userInfo } from 'node:os';
import {
  Batch,
  BatchDefinition,
  closeBatch,
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

const nothingToDo = (
  { from, to }: Selection,
  { name }: BatchDefinition['period'],
) =>
  from || to
    ? `Nothing to do: there is no input for any ${name} of that window.`
    : `Nothing to do: every ${name} with input is published as it is.`;

const runAndReport = async (
  { domain, period, unchanged }: BatchDefinition,
  batch: Batch,
  { json, ...options }: RunBatchCommandOptions,
  signal: AbortSignal,
) => {
  const progress = json ? undefined : new RunProgress(process.stderr);
  const runs = await runBatch(batch, period, {
    ...options,
    requestedBy: `cli:${userInfo().username}`,
    reason: `rosetta batch ${domain} run`,
    onProgress: run => progress?.show(run),
    signal,
  }).finally(() => progress?.stop());
  if (json) console.log(JSON.stringify({ runs }, null, 2));
  else if (runs.length === 0) console.log(nothingToDo(options, period));
  else
    for (const run of runs)
      console.log(formatRun(run, unchanged, await warningsOf(batch, run.id)));
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
    await runAndReport(definition, batch, options, interruption.signal);
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
    process.stderr.write('Interrupted; the run stays queued for a worker.\n');
    process.exitCode = INTERRUPTED;
  } finally {
    await closeBatch(batch);
  }
};
