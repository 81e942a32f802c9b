import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { Measure } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { RunRef } from '../costs/costFilters';
import { PoolStore, WeightlessRule } from '../pools/PoolStore';
import { RunRuleStore } from '../pools/RunRuleStore';
import { ShareStore } from '../pools/ShareStore';
import { WeightStore } from '../pools/WeightStore';
import { RuleVersion } from '../rules/ruleRows';
import { MartRun } from '../runs/runTables';
import { cancellable } from './cancellable';
import { dependsOnDirectCosts, differentRules } from './differentRules';
import {
  PreviewedDifference,
  PreviewStore,
  SplitAgain,
  TakenCharges,
} from './PreviewStore';
import { regroupCharges, Regrouping } from './regroupCharges';

export interface PreviewedRules {
  published: RunRef;
  /** All rules, as they would be. */
  rules: readonly RuleVersion[];
  /** The one that is previewed. */
  rule: Pick<RuleVersion, 'ruleId' | 'version'>;
  measure: Measure;
}

export interface AllocationPreview {
  /** What the rule takes, of each currency. */
  taken: TakenCharges[];
  /** Rules by which no application has a weight. */
  weightless: WeightlessRule[];
  differences: PreviewedDifference[];
}

/** The groups that move, the pools that gain or lose charges, and what is weighed anew. */
const findSplitAgain = (
  groups: readonly Regrouping[],
  rules: readonly RuleVersion[],
): SplitAgain => {
  const regroupings = groups.filter(({ isChanged }) => isChanged);
  const pools = new Set(
    regroupings.flatMap(({ before, pool }) => [before ?? [], pool ?? []].flat()),
  );
  const movesDirectCosts = regroupings.some(({ isOwned }) => isOwned);
  return {
    regroupings,
    pools: [...pools],
    weighedAnew: movesDirectCosts ? rules.filter(dependsOnDirectCosts) : [],
  };
}; // prettier-ignore

/** The stages of a run between its charges and its publication. */
const allocate = async (
  trx: Knex.Transaction,
  run: MartRun,
  store: PreviewStore,
  measure: Measure,
): Promise<WeightlessRule[]> => {
  const [pools, weights] = [new PoolStore(trx), new WeightStore(trx)];
  await pools.collect(run);
  await store.completePools();
  const unknown = await store.unknownMonths();
  if (unknown.length > 0)
    throw new ConflictError(
      `period: the published run of ${
        run.period
      } does not know who could bear costs of ${unknown.join(
        ', ',
      )}; reprocess ${run.period} once, and preview again`,
    );
  await weights.chooseSources(run, await pools.months(run));
  await weights.weigh(run, { ratios: false });
  const weightless = await pools.releaseWeightless(run);
  const shares = new ShareStore(trx);
  for (const range of await pools.ranges(run))
    await store.addShares(await shares.sum(run, range, measure));
  return weightless;
};

/**
 * What other rules would make of a published month, by the stages of a run over a copy of the charges
 * and pools that they concern. Nothing of it stays: the transaction is rolled back.
 * @param signal - cancels the statement that runs
 */
export const previewAllocation = (
  db: Knex,
  { published, rules, rule, measure }: PreviewedRules,
  signal: AbortSignal,
): Promise<AllocationPreview> =>
  cancellable(db, signal, async trx => {
    const run = { id: randomUUID(), period: published.period };
    const runRules = new RunRuleStore(trx);
    const before = await runRules.versions(published.runId);
    const different = differentRules(before, rules);
    const store = new PreviewStore(trx, run, published, rules, different);
    await store.createTables();
    await runRules.save(run, rules);
    await store.groupCharges();
    const groups = await regroupCharges(trx, await runRules.list(run.id));
    signal.throwIfAborted();
    const again = findSplitAgain(groups, rules);
    await store.copy(again);
    const weightless = await allocate(trx, run, store, measure);
    return {
      taken: await store.taken(rule, measure),
      weightless,
      differences: await store.differences(measure, again.pools),
    };
  });
