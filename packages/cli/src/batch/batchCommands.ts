import { BatchDefinition } from '@rosetta/batch-kit';
import { finopsBatch } from '@rosetta/finops-batch';
import { monitoringBatch } from '@rosetta/monitoring-batch';
import { Command } from 'commander';
import { JSON_HELP, parsePeriod } from '../terminal/commandLine';
import { runDomainBatch } from './runDomainBatch';

const BATCHES: readonly BatchDefinition[] = [finopsBatch, monitoringBatch];

const PERIODS = `
A period is an hour (2024-09-03T14), a day (2024-09-03) or a month (2024-09). One of another
kind than the job counts in means every period of the job that it overlaps and that has input.`;

const addBatch = (batch: Command, definition: BatchDefinition) => {
  batch
    .command(definition.domain)
    .description(definition.description)
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
    .action(options => runDomainBatch(definition, options));
};

/** `rosetta batch …` */
export const registerBatchCommands = (program: Command) => {
  const batch = program
    .command('batch')
    .description('run the jobs of a domain');
  for (const definition of BATCHES) addBatch(batch, definition);
};
