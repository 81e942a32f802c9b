import { Command } from 'commander';
import { JSON_HELP, parsePeriod } from '../terminal/commandLine';
import { BATCH_DOMAINS, loadBatch } from './domainBatches';
import { runDomainBatch } from './runDomainBatch';

const PERIODS = `
A period is an hour (2024-09-03T14), a day (2024-09-03) or a month (2024-09). One of another
kind than the job counts in means every period of the job that it overlaps and that has input.`;

const addBatch = (
  batch: Command,
  { name, title, packageName }: (typeof BATCH_DOMAINS)[number],
) => {
  batch
    .command(name)
    .description(`the jobs of ${title}`)
    .command('run')
    .description('run and wait; without a period, every one with new input')
    .option('--job <name>', 'this job; without it, all in their order')
    .option('--period <period>', 'this period', parsePeriod)
    .option(
      '--from <period>',
      'every period with input, this one and later; without --to, this one alone',
      parsePeriod,
    )
    .option(
      '--to <period>',
      'before this one; without --from, the one before it alone',
      parsePeriod,
    )
    .option('--reprocess', 'recompute also where nothing changed', false)
    .option('--json', JSON_HELP, false)
    .addHelpText('after', PERIODS)
    .action(options => runDomainBatch(loadBatch(packageName), options));
};

/** `rosetta batch …` */
export const registerBatchCommands = (program: Command) => {
  const batch = program
    .command('batch')
    .description('run the jobs of a domain');
  for (const domain of BATCH_DOMAINS) addBatch(batch, domain);
};
