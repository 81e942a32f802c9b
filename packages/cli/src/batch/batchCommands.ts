import { Month } from '@rosetta/contracts';
import { Command, InvalidArgumentError } from 'commander';
import { runFinops } from './runFinops';

const month = (text: string) => {
  if (!Month.safeParse(text).success)
    throw new InvalidArgumentError('It must be a month, YYYY-MM.');
  return text;
};

/** `rosetta batch …` */
export const registerBatchCommands = (program: Command) => {
  const batch = program
    .command('batch')
    .description('compute what the pages show from what has landed');
  batch
    .command('finops')
    .description('costs, month by month')
    .command('run')
    .description(
      'run and wait; without a month, every month with unpublished input',
    )
    .option('--period <month>', 'this month, YYYY-MM', month)
    .option('--from <month>', 'months with a bill from this one on', month)
    .option('--to <month>', 'up to this one, not included', month)
    .option('--reprocess', 'shape again also where nothing changed', false)
    .option('--json', 'for programs: JSON instead of text', false)
    .action(runFinops);
};
