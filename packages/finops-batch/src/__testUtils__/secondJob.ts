import {
  BatchDefinition,
  defineBatch,
  defineJob,
  defineStage,
} from '@rosetta/batch-kit';
import { COSTS_JOB, FINOPS_JOBS } from '@rosetta/finops-mart';
import { JobDescription, MONTHS } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { batch as finopsBatch } from '../batch';

/** A second job, as a domain would add one: it reads what the first one published. */
export const PRODUCTS_JOB: JobDescription = {
  name: 'products',
  description: 'What each product costs',
  period: MONTHS,
  reads: [COSTS_JOB.name],
};
export const BOTH_JOBS = [...FINOPS_JOBS, PRODUCTS_JOB];

export const createProductTables = (db: Knex) =>
  db.raw(`
    create table product_part (run_id text not null, part int not null,
      product text not null, effective numeric not null);
    create table product_cost (run_id text not null, product text not null,
      effective numeric not null, primary key (run_id, product));
  `);

const PARTS = [0, 1, 2, 3];

/** Reads the charges in four parts. */
const collect = defineStage<number>({
  name: 'collect',
  slices: async () => PARTS,
  async run({ runId, reads, period, trx }, part) {
    const costs = reads.get(COSTS_JOB.name)!.get(period)!;
    const { rowCount } = await trx.raw(
      `insert into product_part
       select ?, ?::int, product, sum(effective) from charge
       where period = ? and run_id = ?::uuid and raw_line % ? = ? group by product`,
      [runId, part, period, costs, PARTS.length, part],
    );
    return { parts: rowCount };
  },
});

/** Adds up each product that the stage before found. */
const addUp = defineStage<string>({
  name: 'add-up',
  slices: ({ runId, trx }) =>
    trx('product_part')
      .where('run_id', runId)
      .distinct('product')
      .orderBy('product')
      .pluck('product'),
  async run({ runId, trx }, product) {
    await trx.raw(
      `insert into product_cost select run_id, product, sum(effective)
       from product_part where run_id = ? and product = ? group by run_id, product`,
      [runId, product],
    );
    return { products: 1 };
  },
});

const productsJob = defineJob({
  ...PRODUCTS_JOB,
  unchanged: 'costs are those of the published run',
  inputs: async months => new Map(months.map(month => [month, {}])),
  stages: [collect, addUp],
  async drop(runId, trx) {
    for (const table of ['product_part', 'product_cost'])
      await trx(table).where('run_id', runId).delete();
  },
});

/** The domain's batch with one job more. */
export const batchOfBothJobs: BatchDefinition = defineBatch({
  ...finopsBatch,
  open(config, tools) {
    const batch = finopsBatch.open(config, tools);
    return { ...batch, jobs: [...batch.jobs, productsJob] };
  },
});

/** What readers see, by product. */
export const readProducts = async (db: Knex) => {
  const rows = await db('product_cost')
    .join('publication', 'publication.run_id', 'product_cost.run_id')
    .where({ 'publication.current': true })
    .orderBy('product')
    .select('product', db.raw('effective::text'));
  return Object.fromEntries(rows.map(row => [row.product, row.effective]));
};
