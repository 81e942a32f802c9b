import { InputError } from '@backstage/errors';
import { Environment } from '../company';
import { IdSource } from './history';
import { hexDigest } from './random';
import {
  Commit,
  Deployment,
  History,
  Instant,
  Pipeline,
  Service,
} from './types';
import { SECOND } from './workingTime';

/** A deployment that was ordered on the command line. */
export interface OrderedDeployment {
  environment: Environment;
  /** Of a known commit, or 40 digits of a new one; a new commit when not said. */
  revision?: string;
  outcome: Deployment['outcome'];
  /** Past GitLab, straight with Argo CD. */
  past: boolean;
  durationMs: number;
  user: string;
}

interface Ground {
  now: Instant;
  history: History;
  ids: IdSource;
}

function findOrCreateCommit(
  service: Service,
  revision: string | undefined,
  { now, history }: Ground,
): Commit {
  const known = history.deployments.find(
    ({ commit, createdAt }) =>
      revision && createdAt <= now && commit.sha.startsWith(revision),
  );
  if (known) return known.commit;
  if (revision && revision.length !== 40)
    throw new InputError(
      `revision: no commit of ${service.name} begins with "${revision}"; give all 40 digits for a new one`,
    );
  return {
    sha: revision ?? hexDigest(`${service.id} ordered ${now}`),
    title: 'Ordered at the command line',
    author: service.people[0],
    at: now,
  };
}

function findOrCreatePipeline(
  commit: Commit,
  { now, history, ids }: Ground,
): Pipeline {
  const known = history.pipelines.find(
    p => p.ref === 'main' && p.commit.sha === commit.sha,
  );
  return (
    known ?? {
      id: ids.pipeline(now),
      iid: Math.max(0, ...history.pipelines.map(({ iid }) => iid)) + 1,
      commit,
      ref: 'main',
      source: 'web',
      createdAt: now,
      testedAt: now,
      testsPass: true,
    }
  );
}

export function createDeployment(
  service: Service,
  order: OrderedDeployment,
  ground: Ground,
): Deployment {
  const { now, history, ids } = ground;
  const commit = findOrCreateCommit(service, order.revision, ground);
  const past = order.past || !service.project;
  return {
    id: ids.deployment(now),
    iid: Math.max(0, ...history.deployments.map(({ iid }) => iid)) + 1,
    environment: order.environment,
    commit,
    pipeline: past ? undefined : findOrCreatePipeline(commit, ground),
    user: order.user,
    createdAt: now,
    startedAt: now,
    finishedAt: now + Math.max(order.durationMs, SECOND / 10),
    outcome: order.outcome,
    rollback: false,
  };
}
