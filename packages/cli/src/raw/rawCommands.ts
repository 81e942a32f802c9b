import { Problem } from '@rosetta/launcher/problem';
import { RawDataset } from '@rosetta/raw-store';
import { Command } from 'commander';
import { INTERRUPTED, JSON_HELP } from '../terminal/commandLine';
import { formatReport } from './formatImport';
import { FileReport, importFiles, isClean } from './importFiles';
import { ImportProgress } from './ImportProgress';
import { formatDatasets, listDatasets } from './listDatasets';
import { platformDeps, RawDeps, withStore } from './rawDeps';
import {
  formatQuarantined,
  quarantinedJson,
  readQuarantine,
} from './readQuarantine';

interface ImportOptions {
  replace: boolean;
  json: boolean;
}

const datasetNames = ({ datasets }: RawDeps) =>
  datasets.map(({ name }) => name).join(', ');

const datasetOf = (deps: RawDeps, name: string): RawDataset => {
  const dataset = deps.datasets.find(known => known.name === name);
  if (dataset) return dataset;
  const known = deps.datasets.map(
    ({ name: other, description }) => `${other} (${description})`,
  );
  throw new Problem(
    `There is no dataset "${name}".`,
    `Datasets: ${known.join(', ')}.`,
  );
};

/** Aborts on Ctrl-C and `kill` while `use` runs. */
const untilInterrupted = async (
  use: (signal: AbortSignal) => Promise<void>,
) => {
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    await use(interruption.signal);
  } catch (error) {
    if (!interruption.signal.aborted) throw error;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
  return interruption.signal.aborted;
};

const runImport = async (
  deps: RawDeps,
  name: string,
  paths: readonly string[],
  { replace, json }: ImportOptions,
) => {
  const dataset = datasetOf(deps, name);
  const files: FileReport[] = [];
  const progress = json ? undefined : new ImportProgress(deps.stderr);
  const interrupted = await untilInterrupted(signal =>
    withStore(deps, async store => {
      const options = { replace, progress, signal };
      for await (const report of importFiles(store, dataset, paths, options)) {
        files.push(report);
        if (!json) deps.stdout.write(`${formatReport(report)}\n`);
      }
    }),
  );
  if (json)
    deps.stdout.write(`${JSON.stringify({ dataset: name, files }, null, 2)}\n`);
  if (interrupted) {
    deps.stderr.write('Interrupted; nothing of what was at hand has landed.\n');
    deps.setExitCode(INTERRUPTED);
  } else if (!files.every(isClean)) deps.setExitCode(1);
};

const runList = async (deps: RawDeps, { json }: { json: boolean }) => {
  const datasets = await withStore(deps, store =>
    listDatasets(store, deps.datasets),
  );
  const text = json
    ? JSON.stringify({ datasets }, null, 2)
    : formatDatasets(datasets);
  deps.stdout.write(`${text}\n`);
};

const runQuarantine = async (
  deps: RawDeps,
  name: string,
  { json }: { json: boolean },
) => {
  const dataset = datasetOf(deps, name);
  await withStore(deps, async store => {
    let any = false;
    for await (const record of readQuarantine(store, dataset.name)) {
      const text = json ? quarantinedJson(record) : formatQuarantined(record);
      deps.stdout.write(`${text}\n`);
      any = true;
    }
    if (!any && !json)
      deps.stdout.write(`Every record of ${name} could be used.\n`);
  });
};

/** `rosetta raw …` */
export const registerRawCommands = (
  program: Command,
  deps: RawDeps = platformDeps(),
) => {
  const raw = program
    .command('raw')
    .description('import and inspect raw data of the sources');
  raw
    .command('import')
    .description('import files; records already present are skipped')
    .argument('<dataset>', datasetNames(deps))
    .argument(
      '<file...>',
      'files in the format of the source; of bills, the parts of one delivery',
    )
    .option(
      '--replace',
      'supersede earlier records of what the files stand for (bills: their accounts and months)',
      false,
    )
    .option('--json', JSON_HELP, false)
    .action((dataset, files, options) =>
      runImport(deps, dataset, files, options),
    );
  raw
    .command('list')
    .description('datasets with counts, first and last record, last import')
    .option('--json', JSON_HELP, false)
    .action(options => runList(deps, options));
  raw
    .command('quarantine')
    .description(
      'records that could not be used, and why, the last import first',
    )
    .argument('<dataset>', datasetNames(deps))
    .option('--json', 'for programs: a JSON object per record and line', false)
    .action((dataset, options) => runQuarantine(deps, dataset, options));
};
