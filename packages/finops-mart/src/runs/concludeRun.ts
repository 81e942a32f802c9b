import { Knex } from 'knex';
import { SummaryStore } from '../summaries/SummaryStore';
import { CostRunStore } from './CostRunStore';
import { MartRun } from './runTables';

/**
 * Makes the charges of a run, all loaded now, readable: keys and indexes, sums, and
 * their place below the tables that readers query. Attaching comes last, as it holds a
 * lock, one that stops no reader, until the transaction ends.
 */
export const concludeRun = async (trx: Knex, run: MartRun) => {
  const runs = new CostRunStore(trx);
  const summaries = new SummaryStore(trx);
  await runs.index(run, 'charge');
  await runs.index(run, 'charge_share');
  await summaries.summarise(run);
  await runs.index(run, 'cost_summary');
  const held = await summaries.held(run);
  await runs.attach(run, held);
  return { summaries: held.summaries };
};
