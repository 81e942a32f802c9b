import { RawStore } from '@rosetta/raw-store';
import {
  argoCdApplications,
  readRollouts,
  rolloutsByDay,
} from '../argocd/applications';
import {
  gitLabEnvironments,
  readGitLabEnvironment,
  tiersOf,
} from '../gitlab/environments';
import { RawIndex } from '../RawIndex';

/** What is read of all days, to shape one. */
export const openIndexes = (raw: RawStore) => {
  const environments = new RawIndex(raw, gitLabEnvironments.name, record => [
    readGitLabEnvironment(record.document),
  ]);
  const rollouts = new RawIndex(raw, argoCdApplications.name, readRollouts);
  return {
    tiers: async () => tiersOf(await environments.all()),
    /** An application lands with its whole history, so a rollout is found by its own day. */
    rollouts: async () => rolloutsByDay(await rollouts.all()),
  };
};
export type Indexes = ReturnType<typeof openIndexes>;
