import { setImmediate } from 'node:timers/promises';
import { InputError } from '@backstage/errors';
import {
  Counts,
  defineJob,
  defineStage,
  StepContext,
} from '@rosetta/batch-kit';
import { DAYS, Inputs } from '@rosetta/run-kit';
import {
  createAttribution,
  DeploymentRunStore,
  DeploymentStore,
  DEPLOYMENTS_JOB,
  ProductionRule,
} from '@rosetta/monitoring-mart';
import { RawSlice, RawStore, readSlice } from '@rosetta/raw-store';
import { SourceIngestion } from '@rosetta/sources';
import { gitLabDeployments } from '@rosetta/sources/gitlab';
import { digest } from '../digest';
import { namesOf, referentielOfDay } from '../referentiel/ofDay';
import { Snapshots } from '../referentiel/Snapshots';
import { LandedIndex } from './LandedIndex';
import { ShapeStats } from './ShapeStats';
import { fromArgoCd, fromGitLab, readDeployment, Shaping } from './toFact';

export interface DeploymentJobOptions {
  raw: RawStore;
  index: LandedIndex;
  referentiel: Snapshots;
  ingestion: Pick<SourceIngestion, 'land'>;
  production: ProductionRule;
  /** Where people look at Argo CD, when that is known. */
  argoCdUrl?: string;
}

/** A part of the day, and the instant at which all parts read the référentiel. */
export interface DeploymentSlice {
  /** Of GitLab's deployments; without it, it is Argo CD's rollouts of the day. */
  raw?: RawSlice;
  knownAt: string;
}

/** Records per slice: what one worker takes at a time, and may lose. */
const SLICE_RECORDS = 5_000;
/** Counts as a version of what decides how a deployment is read. */
const RULES = '3';
/** The version of what nothing has landed of. */
const NONE = 'none';

const readInputs = async (
  { raw, referentiel, index, production }: DeploymentJobOptions,
  days: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Inputs>> => {
  const { content } = await referentiel.current(signal);
  const versions = await raw.versions(gitLabDeployments.name, days);
  await index.update(signal);
  const environments = (await index.environments.digests()).get('') ?? NONE;
  const rollouts = await index.rollouts.digests(days);
  const rules = `${RULES}-${digest(production)}`;
  const inputs = new Map<string, Inputs>();
  for (const day of days) {
    // Digests of many days take a while, in which a worker has leases to renew.
    await setImmediate();
    signal.throwIfAborted();
    inputs.set(day, {
      rules,
      gitlab: `${versions.get(day)}`,
      environments,
      argocd: rollouts.get(day) ?? NONE,
      referentiel: digest(referentielOfDay(content, day)),
    });
  }
  return inputs;
};

/** Days that a deployment of either source, or a merge, is known of: on a day of merges alone nothing was deployed. */
const landedDays = async ({ raw, index }: DeploymentJobOptions) => {
  await index.update();
  const periods = await raw.periods(gitLabDeployments.name);
  return [
    ...periods.map(({ period }) => period),
    ...(await index.rollouts.digests()).keys(),
    ...(await index.mergeRequests.digests()).keys(),
  ];
};

/** Makes room for the run, and cuts the day into parts. */
const cutDay = async (
  { raw, referentiel }: DeploymentJobOptions,
  { runId, period, trx, signal }: StepContext,
): Promise<DeploymentSlice[]> => {
  if (period > DAYS.of(new Date()))
    throw new InputError(`${period} has not begun yet`);
  const { knownAt, content } = await referentiel.current(signal);
  await new DeploymentRunStore(trx).open(
    { id: runId, day: period },
    namesOf(referentielOfDay(content, period), period),
  );
  const slices = await raw.slices(
    gitLabDeployments.name,
    period,
    SLICE_RECORDS,
  );
  return [...slices.map(slice => ({ raw: slice, knownAt })), { knownAt }];
};

/** Writes what a slice holds into the run's rows, as it is read. */
const shape = async (
  raw: RawStore,
  { runId, period, trx, log, signal }: StepContext,
  { raw: slice }: DeploymentSlice,
  index: LandedIndex,
  shaping: Omit<Shaping, 'tiers'>,
): Promise<Counts> => {
  const run = { id: runId, day: period };
  const store = new DeploymentStore(trx);
  const stats = new ShapeStats();
  if (slice)
    for await (const records of readSlice(
      raw,
      gitLabDeployments.name,
      period,
      slice,
    )) {
      signal.throwIfAborted();
      const deployments = records.map(readDeployment);
      const tiers = await index.environments.tiersOf(
        deployments.map(({ project, environment: name }) => ({
          project,
          name,
        })),
      );
      await store.add(
        run,
        stats.add(
          deployments.map(each => fromGitLab(each, { ...shaping, tiers })),
        ),
      );
    }
  else {
    const ofDay = await index.rollouts.ofDay(period);
    await store.add(
      run,
      stats.add(ofDay.map(each => fromArgoCd(each, shaping))),
    );
  }
  await stats.logUnattributed(log);
  return stats.counts;
};

/** The batch that turns what was deployed on a day into a history by application. */
export const createDeploymentJob = (options: DeploymentJobOptions) => {
  const { raw, index, referentiel, ingestion, production, argoCdUrl } = options;

  const shapeStage = defineStage<DeploymentSlice>({
    name: 'shape',
    slices: context => cutDay(options, context),
    async run(context, slice) {
      return shape(raw, context, slice, index, {
        attribution: createAttribution(await referentiel.at(slice.knownAt)),
        production,
        argoCdUrl,
      });
    },
  });

  return defineJob({
    ...DEPLOYMENTS_JOB,
    unchanged: 'sources and référentiel are those of the published run',
    stages: [shapeStage],
    landed: () => landedDays(options),
    land: context =>
      ingestion.land({ ...context, sources: DEPLOYMENTS_JOB.sources }),
    inputs: (days, signal) => readInputs(options, days, signal),
    conclude: ({ trx, runId, period }) =>
      new DeploymentRunStore(trx).conclude({ id: runId, day: period }),
    drop: (runId, trx) => new DeploymentRunStore(trx).drop(runId),
  });
};
