import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { ChargeFact, ChargeStore } from './charges/ChargeStore';
import {
  ConsumptionFact,
  ConsumptionStore,
} from './consumption/ConsumptionStore';
import { GroupNode, Label, LabelStore } from './labels/LabelStore';
import { PoolStore } from './pools/PoolStore';
import { RunRuleStore } from './pools/RunRuleStore';
import { ShareStore } from './pools/ShareStore';
import { BearingApplication, WeightStore } from './pools/WeightStore';
import { AllocationRuleStore } from './rules/AllocationRuleStore';
import { RuleVersion } from './rules/ruleRows';
import { concludeRun } from './runs/concludeRun';
import { CostRunStore } from './runs/CostRunStore';
import { COSTS_JOB } from './jobs';
import { MartRun } from './runs/runTables';

/** By default an unallocated charge of one dollar. */
export const chargeFact = (fact: Partial<ChargeFact> = {}): ChargeFact => ({
  rawImport: 1,
  rawRow: 1,
  lineHash: String(fact.rawRow ?? 1).padStart(32, '0'),
  lineRank: 0,
  chargeFrom: '2024-09-01T00:00:00.000Z',
  chargeTo: '2024-09-02T00:00:00.000Z',
  kind: fact.application ? 'direct' : 'unallocated',
  reason: fact.application ? null : 'no-identifier',
  application: null,
  group: fact.application ? 'grp-shop' : null,
  currency: 'USD',
  billed: '1',
  effective: '1',
  list: '1',
  contracted: '1',
  original: null,
  provider: 'AWS',
  billingAccount: '1234567890123',
  subAccount: null,
  subAccountName: null,
  resource: null,
  region: null,
  domain: 'compute',
  family: 'virtual-machines',
  product: 'amazon-elastic-compute-cloud',
  chargeCategory: 'Usage',
  chargeClass: null,
  sku: null,
  invoice: null,
  invoiceIssuer: null,
  pricingQuantity: null,
  pricingUnit: null,
  consumedQuantity: null,
  consumedUnit: null,
  commitmentDiscountId: null,
  commitmentDiscountType: null,
  commitmentDiscountCategory: null,
  commitmentDiscountQuantity: null,
  commitmentDiscountUnit: null,
  commitmentDiscountStatus: null,
  capacityReservationStatus: null,
  tags: null,
  rule: null,
  ruleVersion: null,
  pool: null,
  originApplication: null,
  originGroup: null,
  ...fact,
});

/** A charge that a rule took into a pool, by default its only one. */
export const indirectFact = (
  rule: string,
  fact: Partial<ChargeFact> = {},
): Partial<ChargeFact> => ({
  kind: 'indirect',
  reason: null,
  rule,
  ruleVersion: 1,
  pool: '0'.repeat(32),
  ...fact,
});

export interface TestRun {
  period: string;
  facts: Partial<ChargeFact>[];
  labels?: Label[];
  groups?: GroupNode[];
  /** Who bears the indirect charges, by which rules. */
  rules?: (Partial<RuleVersion> & { ruleId: string })[];
  applications?: BearingApplication[];
  /** What applications consumed, for rules that split by it. */
  consumption?: readonly ConsumptionFact[];
  /** Writes tables that have no store yet, before the run is concluded. */
  fill?(trx: Knex.Transaction, run: MartRun): Promise<void>;
  at?: string;
}

const KNOWN_AT = '2024-12-01T00:00:00.000Z';

/** By default one that splits everything that no other rule takes evenly, at any time. */
export const ruleVersion = (
  rule: Partial<RuleVersion> & { ruleId: string },
): RuleVersion => ({
  version: 1,
  name: rule.ruleId,
  priority: 100,
  scope: {},
  method: 'even',
  targets: { all: true },
  validFrom: '2020-01-01T00:00:00.000Z',
  validTo: null,
  createdAt: '2024-01-01T00:00:00.000Z',
  createdBy: 'a test',
  ...rule,
});

/** The stages of the batch between its charges and its publication. */
const allocate = async (
  trx: Knex.Transaction,
  run: MartRun,
  { rules = [], applications = [] }: TestRun,
) => {
  const [pools, weights] = [new PoolStore(trx), new WeightStore(trx)];
  await new RunRuleStore(trx).save(run, rules.map(ruleVersion));
  await pools.sumDirectCosts(run);
  await pools.collect(run);
  await weights.chooseSources(run, await pools.months(run));
  for (const month of await pools.chargeMonths(run))
    await weights.saveApplications(run, month, applications);
  await weights.weigh(run);
  await pools.releaseWeightless(run);
  for (const range of await pools.ranges(run))
    await new ShareStore(trx).split(run, range);
};

/** Creates a run whose charges are loaded but not published. */
export const shapeTestRun = async (
  db: Knex,
  test: TestRun,
): Promise<MartRun> => {
  const run = { id: randomUUID(), period: test.period };
  const facts = test.facts.map((fact, at) =>
    chargeFact({ rawRow: at + 1, ...fact }),
  );
  await db('run').insert({
    id: run.id,
    job: COSTS_JOB.name,
    period: run.period,
    mode: 'run',
    state: 'succeeded',
    requested_by: 'a test',
    reason: 'a test',
  });
  await db.transaction(async trx => {
    await new CostRunStore(trx).createTables(run, KNOWN_AT);
    await new ChargeStore(trx).copyIn(run, [facts]);
    await new LabelStore(trx).merge(run.id, [
      { dimension: 'raw_file', key: '1', label: 'bill.csv' },
      ...(test.labels ?? []),
    ]);
    await new LabelStore(trx).saveGroups(run.id, test.groups ?? []);
    const consumption = async function* all() {
      yield test.consumption ?? [];
    };
    await new ConsumptionStore(trx).copyIn(run, consumption());
    await allocate(trx, run, test);
    await test.fill?.(trx, run);
  });
  return run;
};

/** Publishes a run, now or at the given instant. */
export const publishTestRun = async (db: Knex, test: TestRun) => {
  const run = await shapeTestRun(db, test);
  await db.transaction(async trx => {
    await concludeRun(trx, run);
    await trx('publication')
      .where({ job: COSTS_JOB.name, period: run.period })
      .update({ current: false });
    await trx('publication').insert({
      run_id: run.id,
      job: COSTS_JOB.name,
      period: run.period,
      current: true,
      ...(test.at && { published_at: test.at }),
    });
  });
  return run;
};

/** Adds versions of rules, each in a version of the rule set of its own. */
export const addTestRules = (
  db: Knex,
  ...rules: (Partial<RuleVersion> & { ruleId: string })[]
) =>
  db.transaction(async trx => {
    const store = new AllocationRuleStore(trx);
    await store.lock();
    for (const rule of rules)
      await store.add(
        await store.nextSet(rule.ruleId, 'a test'),
        ruleVersion(rule),
      );
  });
