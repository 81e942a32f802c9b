import {
  createLogger,
  loadRosettaConfig,
  migrateAndExit,
  readConfig,
  runMain,
} from '@rosetta/service-kit';
import { Command } from 'commander';
import { BatchConfig, BatchDefinition, batchProcess } from './Batch';
import { runAndExit } from './runAndExit';
import { runWorker } from './runWorker';

const addRun = (
  program: Command,
  definition: BatchDefinition,
  config: () => Promise<BatchConfig>,
) => {
  program
    .command('run')
    .description('what a CronJob starts: run and exit')
    .requiredOption(
      '--once',
      'once; without a period, all with unpublished input',
    )
    .option('--job <name>', 'this one; without it, all in their order')
    .option('--period <period>', 'this hour, day or month')
    .option('--from <period>', 'from this one on')
    .option('--to <period>', 'up to this one, not included')
    .option('--reprocess', 'also where nothing changed')
    .action(async options => runAndExit(definition, await config(), options));
};

const migrateBatch = async (
  definition: BatchDefinition,
  config: BatchConfig,
) => {
  const { name, log } = batchProcess(definition, config);
  const logger = createLogger({ service: name, level: log.level });
  const { dependencies } = definition.open(config, { logger });
  await migrateAndExit({ name, logger, dependencies: [...dependencies] });
};

/** The `main` of a batch: a worker, with `run --once` what a CronJob starts, or `migrate`. */
export const batchMain = (definition: BatchDefinition, version: string) => {
  const config = async () =>
    readConfig(definition.config, await loadRosettaConfig());
  const program = new Command(definition.domain.batch!.name)
    .description(definition.description)
    // Read by Backstage's config loader, from the command line as a whole.
    .option(
      '--config <file>',
      'configuration file, may be repeated: the last one wins',
      (file, files: string[]) => [...files, file],
      [],
    );
  program
    .command('work', { isDefault: true })
    .description('take runs, for as long as the process lives')
    .action(async () => runWorker(definition, await config(), version));
  program
    .command('migrate')
    .description('bring its stores up to date and exit')
    .action(async () => migrateBatch(definition, await config()));
  addRun(program, definition, config);
  return runMain(async () => {
    await program.parseAsync();
  });
};
