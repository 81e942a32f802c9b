import { defineJob, defineStage, StepContext } from '@rosetta/batch-kit';
import {
  ANOMALIES_JOB,
  AnomaliesSection,
  AnomalyStore,
  DaySumStore,
  toLimits,
} from '@rosetta/finops-mart';
import { Knex } from 'knex';
import {
  completeOn,
  knownDays,
  readDayInputs,
  readKnownCosts,
  runsBehind,
} from './dayInputs';

export interface AnomalyJobOptions {
  db: Knex;
  anomalies: AnomaliesSection;
}

/**
 * Sums costs by day, where no run has yet: once for each published run of the costs. Of all months that
 * are due, as it is only known by the sums which days are.
 */
const sumDays = async (
  { db, anomalies }: AnomalyJobOptions,
  { period, log }: Pick<StepContext, 'period' | 'log'>,
) => {
  const costs = await readKnownCosts(db);
  const months = [period, ...knownDays(costs).slice(-anomalies.days)].flatMap(
    day => runsBehind(costs.runs, day),
  );
  const runs = new Map(months.map(run => [run.runId, run]));
  for (const run of await new DaySumStore(db).missing([...runs.values()])) {
    const series = await db.transaction(trx => new DaySumStore(trx).sum(run));
    await log.info(`Costs of ${run.period} summed by day`, { series });
  }
  return {};
};

/** Finds what is unusual, and what drove it: one pass over the days that it reads. */
const createDetectStage = ({ anomalies }: AnomalyJobOptions) =>
  defineStage<{}>({
    name: 'detect',
    slices: async () => [{}],
    async run({ trx, runId, period: day }) {
      const costs = await readKnownCosts(trx);
      const found = await new AnomalyStore(trx).detect({
        ...{ runId, day },
        providers: completeOn(costs, day),
        runs: runsBehind(costs.runs, day),
        limits: toLimits(anomalies),
      });
      return { anomalies: found };
    },
  });

/** The batch that finds the days whose cost is unusual. */
export const createAnomalyJob = (options: AnomalyJobOptions) => {
  const { db, anomalies } = options;
  return defineJob({
    ...ANOMALIES_JOB,
    unchanged:
      'costs, complete days, limits and answers are those of the published run',
    stages: [createDetectStage(options)],
    land: context => sumDays(options, context),
    landed: async () => knownDays(await readKnownCosts(db)),
    due: known => known.slice(-anomalies.days),
    inputs: days => readDayInputs(db, days, toLimits(anomalies)),
    drop: (runId, trx) => new AnomalyStore(trx).drop(runId),
  });
};
