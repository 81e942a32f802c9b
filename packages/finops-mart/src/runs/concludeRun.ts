import { Knex } from 'knex';
import { CommitmentStore } from '../commitments/CommitmentStore';
import { CoverageStore } from '../coverage/CoverageStore';
import { InvoiceStore } from '../invoices/InvoiceStore';
import { SummaryStore } from '../summaries/SummaryStore';
import { CostRunStore } from './CostRunStore';
import { MartRun } from './runTables';

/** Called after each step, for the log of the run. */
export type OnStep = (message: string, durationMs: number) => Promise<void>;

/**
 * Makes the loaded charges of a run readable: indexes them, sums them, and attaches the tables
 * as partitions. Attaching comes last, as it holds a lock, which blocks no reader, until the
 * transaction ends.
 */
export const concludeRun = async (
  trx: Knex,
  run: MartRun,
  onStep: OnStep = async () => {},
) => {
  const runs = new CostRunStore(trx);
  const summaries = new SummaryStore(trx);
  const step = async (message: string, work: () => Promise<void>) => {
    const began = performance.now();
    await work();
    await onStep(message, Math.round(performance.now() - began));
  };
  await step('Charges indexed', async () => {
    await runs.index(run, 'charge');
    await runs.index(run, 'consumption');
  });
  await step('Pools indexed', async () => {
    await runs.index(run, 'cost_pool');
    await runs.index(run, 'cost_pool_weight');
    await runs.index(run, 'cost_pool_share');
  });
  await step('Costs summed', async () => {
    await summaries.summarise(run);
    await runs.index(run, 'cost_summary');
    await new CoverageStore(trx).save(run);
    await new InvoiceStore(trx).summarise(run);
    await new CommitmentStore(trx).summarise(run);
  });
  const contents = await summaries.contents(run);
  await runs.attach(run, contents);
  return { summaries: contents.summaries };
};
