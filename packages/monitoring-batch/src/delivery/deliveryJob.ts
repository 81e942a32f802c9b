import { defineJob, defineStage, StepContext } from '@rosetta/batch-kit';
import {
  createAttribution,
  DELIVERY_JOB,
  DeliveryInputReadModel,
  DeliveryStore,
  DEPLOYMENTS_JOB,
} from '@rosetta/monitoring-mart';
import { Inputs } from '@rosetta/run-kit';
import { gitLabMergeRequests, gitLabPivot } from '@rosetta/sources/gitlab';
import { Knex } from 'knex';
import { LandedIndex } from '../deployments/LandedIndex';
import { digest } from '../digest';
import { referentielOfDay } from '../referentiel/ofDay';
import { Snapshots } from '../referentiel/Snapshots';

export interface DeliveryJobOptions {
  db: Knex;
  index: LandedIndex;
  referentiel: Snapshots;
}

/** The instant at which the référentiel is read. */
interface DeliverySlice {
  knownAt: string;
}

/** Counts as a version of what decides what a delivery is. */
const RULES = '1';

const readInputs = async (
  { db, index, referentiel }: DeliveryJobOptions,
  days: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Inputs>> => {
  const { content } = await referentiel.current(signal);
  await index.update(signal);
  const model = new DeliveryInputReadModel(db);
  const before = await model.deploymentsBefore(days);
  const requests = await model.mergeRequestsUpTo(
    days,
    gitLabMergeRequests.name,
  );
  return new Map(
    days.map(day => [
      day,
      {
        rules: RULES,
        before: before.get(day)!,
        mergeRequests: requests.get(day)!,
        referentiel: digest(referentielOfDay(content, day)),
      },
    ]),
  );
};

/** Merge requests of the day, each of the application that its project was of when it was merged. */
const addMerged = async (
  { index, referentiel }: DeliveryJobOptions,
  { runId, period, trx }: StepContext,
  { knownAt }: DeliverySlice,
) => {
  const attribution = createAttribution(await referentiel.at(knownAt));
  const all = await index.mergeRequests.ofDay(period);
  const facts = all.flatMap(request => {
    const { project, mergedAt } = request;
    const owner = attribution.findOwner(gitLabPivot(project), mergedAt);
    return owner ? [{ ...request, ...owner }] : [];
  });
  await new DeliveryStore(trx).addMerged({ id: runId, day: period }, facts);
  return { mergedNotAttributed: all.length - facts.length };
};

const createShapeStage = (options: DeliveryJobOptions) =>
  defineStage<DeliverySlice>({
    name: 'shape',
    async slices({ runId, period, trx, signal }) {
      await new DeliveryStore(trx).open({ id: runId, day: period });
      const { knownAt } = await options.referentiel.current(signal);
      return [{ knownAt }];
    },
    async run(context, slice) {
      const { runId, period, trx, reads } = context;
      const deployments = reads.get(DEPLOYMENTS_JOB.name)!.get(period)!;
      const run = { id: runId, day: period };
      await new DeliveryStore(trx).shape(run, deployments);
      return addMerged(options, context, slice);
    },
  });

/** The batch that tells what reached production on a day, and which merge requests that carried. */
export const createDeliveryJob = (options: DeliveryJobOptions) =>
  defineJob({
    ...DELIVERY_JOB,
    unchanged:
      'deployments, merge requests and référentiel are those of the published run',
    stages: [createShapeStage(options)],
    inputs: (days, signal) => readInputs(options, days, signal),
    conclude: ({ trx, runId, period }) =>
      new DeliveryStore(trx).counts({ id: runId, day: period }),
    drop: (runId, trx) => new DeliveryStore(trx).drop(runId),
  });
