import { loadRosettaConfig, readConfig, runMain } from '@rosetta/service-kit';
import { Command } from 'commander';
import { FinopsBatchConfig } from './config';
import { runOnceAndExit } from './run/runOnceAndExit';
import { work } from './work';

const readBatchConfig = async () =>
  readConfig(FinopsBatchConfig, await loadRosettaConfig());

const program = new Command('finops-batch')
  .description('shapes bills into costs and publishes them')
  // Read by Backstage's config loader, from the command line as a whole.
  .option(
    '--config <file>',
    'configuration file, may be repeated: the last one wins',
    (file, files: string[]) => [...files, file],
    [],
  );

program
  .command('work', { isDefault: true })
  .description('take up runs, for as long as the process lives')
  .action(async () => work(await readBatchConfig()));

program
  .command('run')
  .description('what a CronJob starts: run and leave')
  .requiredOption(
    '--once',
    'once; without a period, all with unpublished input',
  )
  .option('--period <month>', 'this month, YYYY-MM')
  .option('--from <month>', 'from this month on')
  .option('--to <month>', 'up to this month, not included')
  .option('--reprocess', 'also where nothing changed')
  .action(async options => runOnceAndExit(await readBatchConfig(), options));

runMain(async () => {
  await program.parseAsync();
});
