import { Counts, defineStage, StepContext } from '@rosetta/batch-kit';
import {
  CostRunStore,
  LabelStore,
  PoolRange,
  PoolStore,
  ShareStore,
  WeightlessRule,
  WeightStore,
} from '@rosetta/finops-mart';
import { ReferentielReader } from '@rosetta/service-kit';
import { applicationLabels } from '../costs/snapshot';
import { assertConverted } from '../rates/rateInputs';
import { bearingApplications } from './bearingApplications';

/** A stage that one worker does. */
const WHOLE = [{}];

const runOf = ({ runId, period }: StepContext) => ({ id: runId, period });

/** Makes pools of the charges that rules took, and sums what is direct. */
export const collectPools = defineStage<{}>({
  name: 'pools',
  slices: async () => WHOLE,
  async run(context) {
    const run = runOf(context);
    await assertConverted(context.trx, run);
    const pools = new PoolStore(context.trx);
    await pools.sumDirectCosts(run);
    const collected = await pools.collect(run);
    return { pools: collected };
  },
});

const warnOf = (
  { log }: StepContext,
  { rule, version, month, charges, pools }: WeightlessRule,
) =>
  log.warn(
    `No application has a weight in ${month} by rule ${rule} v${version}: its charges stay where they were`,
    { rule, version, month, pools, charges },
  );

/** Finds who each pool is for, and by how much of what. */
export const weighPools = (referentiel: Pick<ReferentielReader, 'at'>) =>
  defineStage<{}>({
    name: 'weights',
    slices: async () => WHOLE,
    async run(context) {
      const { trx, period, runId } = context;
      const run = runOf(context);
      const [pools, weights] = [new PoolStore(trx), new WeightStore(trx)];
      const known = await referentiel.at(
        await new CostRunStore(trx).knownAt(run),
      );
      await weights.chooseSources(run, await pools.months(run));
      // Also where no pool is: a preview of other rules asks who could bear it.
      for (const month of await pools.chargeMonths(run))
        await weights.saveApplications(
          run,
          month,
          bearingApplications(known, month),
        );
      const bearing = await weights.weigh(run);
      await new LabelStore(trx).merge(
        runId,
        applicationLabels(known, period, bearing),
      );
      const weightless = await pools.releaseWeightless(run);
      for (const rule of weightless) await warnOf(context, rule);
      const counts: Counts = {};
      if (weightless.length > 0)
        counts.weightless = weightless.reduce((sum, of) => sum + of.pools, 0);
      return counts;
    },
  });

/** Splits the pools, some at a time. */
export const splitPools = defineStage<PoolRange>({
  name: 'split',
  slices: context => new PoolStore(context.trx).ranges(runOf(context)),
  async run(context, range) {
    const shares = await new ShareStore(context.trx).split(
      runOf(context),
      range,
    );
    return { shares };
  },
});
