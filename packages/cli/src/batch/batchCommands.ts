import { BatchDefinition } from '@rosetta/batch-kit';
import { finopsBatch } from '@rosetta/finops-batch';
import { monitoringBatch } from '@rosetta/monitoring-batch';
import { Command } from 'commander';
import { JSON_HELP, periodOf } from '../terminal/commandLine';
import { runDomainBatch } from './runDomainBatch';

const BATCHES: readonly BatchDefinition[] = [finopsBatch, monitoringBatch];

const addBatch = (batch: Command, definition: BatchDefinition) => {
  const { domain, description, period } = definition;
  const { name, format } = period;
  const parse = periodOf(period);
  batch
    .command(domain)
    .description(description)
    .command('run')
    .description(
      `run and wait; without a ${name}, every ${name} with unpublished input`,
    )
    .option(`--period <${name}>`, `this ${name}, ${format}`, parse)
    .option(
      `--from <${name}>`,
      `every ${name} with input, this one and later; without --to, this one alone`,
      parse,
    )
    .option(
      `--to <${name}>`,
      `before this one; without --from, the ${name} before it alone`,
      parse,
    )
    .option('--reprocess', 'recompute also where nothing changed', false)
    .option('--json', JSON_HELP, false)
    .action(options => runDomainBatch(definition, options));
};

/** `rosetta batch …` */
export const registerBatchCommands = (program: Command) => {
  const batch = program
    .command('batch')
    .description('run the jobs of a domain');
  for (const definition of BATCHES) addBatch(batch, definition);
};
