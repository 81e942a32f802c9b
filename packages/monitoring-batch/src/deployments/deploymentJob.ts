import { setImmediate } from 'node:timers/promises';
import { InputError } from '@backstage/errors';
import { Counts, defineJob, StepContext } from '@rosetta/batch-kit';
import { DAYS, Inputs } from '@rosetta/run-kit';
import {
  createAttribution,
  DeploymentRunStore,
  DeploymentStore,
  MONITORING_JOB,
} from '@rosetta/monitoring-mart';
import { RawSlice, RawStore, readSlice } from '@rosetta/raw-store';
import { digest } from '../documents';
import { gitLabDeployments } from '../gitlab/deployments';
import { Landing } from '../landing/Landing';
import { namesOf, referentielOfDay } from '../referentiel/ofDay';
import { Snapshots } from '../referentiel/Snapshots';
import { Indexes } from './indexes';
import { Tally } from './Tally';
import { fromArgoCd, fromGitLab, Shaping } from './toFact';

export interface DeploymentJobOptions {
  raw: RawStore;
  indexes: Indexes;
  referentiel: Snapshots;
  landing: Pick<Landing, 'land'>;
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
const RULES = '2';

const readInputs = async (
  { raw, referentiel, indexes }: DeploymentJobOptions,
  days: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Inputs>> => {
  const { content } = await referentiel.current(signal);
  const versions = await raw.versions(gitLabDeployments.name, days);
  const environments = digest((await indexes.tiers()).content);
  const rollouts = await indexes.rollouts();
  const inputs = new Map<string, Inputs>();
  for (const day of days) {
    // Digests of many days take a while, in which a worker has leases to renew.
    await setImmediate();
    signal.throwIfAborted();
    const ofDay = rollouts.get(day) ?? [];
    inputs.set(day, {
      rules: RULES,
      gitlab: `${versions.get(day)}`,
      environments,
      argocd: digest(ofDay.map(({ raw: _, ...said }) => said)),
      referentiel: digest(referentielOfDay(content, day)),
    });
  }
  return inputs;
};

const prepare = async (
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
  { rollouts }: Indexes,
  shaping: Shaping,
): Promise<Counts> => {
  const run = { id: runId, day: period };
  const store = new DeploymentStore(trx);
  const tally = new Tally();
  if (slice)
    for await (const records of readSlice(
      raw,
      gitLabDeployments.name,
      period,
      slice,
    )) {
      signal.throwIfAborted();
      await store.add(
        run,
        tally.add(records.map(each => fromGitLab(each, shaping))),
      );
    }
  else {
    const ofDay = (await rollouts()).get(period) ?? [];
    await store.add(
      run,
      tally.add(ofDay.map(each => fromArgoCd(each, shaping))),
    );
  }
  await tally.tell(log);
  return tally.counts;
};

/** The batch that turns what was deployed on a day into a history by application. */
export const createDeploymentJob = (options: DeploymentJobOptions) => {
  const { raw, indexes, referentiel, landing, argoCdUrl } = options;

  return defineJob<DeploymentSlice>({
    name: MONITORING_JOB,
    land: context => landing.land(context),
    inputs: (days, signal) => readInputs(options, days, signal),
    prepare: context => prepare(options, context),
    async shape(context, slice) {
      return shape(raw, context, slice, indexes, {
        attribution: createAttribution(await referentiel.at(slice.knownAt)),
        tiers: await indexes.tiers(),
        argoCdUrl,
      });
    },
    conclude: ({ trx, runId, period }) =>
      new DeploymentRunStore(trx).conclude({ id: runId, day: period }),
    drop: (runId, trx) => new DeploymentRunStore(trx).drop(runId),
  });
};
