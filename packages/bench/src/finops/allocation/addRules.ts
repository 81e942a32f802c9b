import { AllocationRuleStore, RuleVersion } from '@rosetta/finops-mart';
import { Knex } from 'knex';

const CREATED = {
  version: 1,
  validFrom: '2020-01-01T00:00:00.000Z',
  validTo: null,
  createdAt: '2024-01-01T00:00:00.000Z',
  createdBy: 'bench',
};

/** Every application bears a part of what a product costs, by what it costs itself. */
const ruleOf = (product: string, at: number): RuleVersion => ({
  ...CREATED,
  ruleId: `shared-${at}`,
  name: `Shared ${product}`,
  priority: 100,
  scope: { product },
  method: 'proportional',
  basis: 'direct-cost',
  targets: { all: true },
});

/**
 * Adds rules for what no application is known of: one for each of so many products of the last
 * run, over all applications. Returns how many there are.
 */
export const addRules = async (
  db: Knex,
  runId: string,
  most: number,
): Promise<number> => {
  const products: string[] = await db('charge')
    .distinct('product')
    .where({ run_id: runId, kind: 'unallocated' })
    .orderBy('product')
    .limit(most)
    .pluck('product');
  await db.transaction(async trx => {
    const store = new AllocationRuleStore(trx);
    await store.lock();
    for (const rule of products.map(ruleOf))
      await store.add(await store.nextSet(rule.ruleId, rule.createdBy), rule);
  });
  return products.length;
};
