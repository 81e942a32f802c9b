import { World } from '../world/World';
import { Deployment, Instant, Pipeline, Service } from '../world/types';

/** The last instant at which something of it changed. */
const lastChange = (now: Instant, instants: Instant[]) =>
  Math.max(...instants.filter(instant => instant <= now));

export interface Progress {
  status: string;
  updatedAt: Instant;
}

export function deploymentProgress(
  { createdAt, startedAt, finishedAt, outcome }: Deployment,
  now: Instant,
): Progress {
  const ended = outcome === 'success' ? 'success' : 'failed';
  const begun = now < startedAt ? 'created' : 'running';
  return {
    status: now < finishedAt ? begun : ended,
    updatedAt: lastChange(now, [createdAt, startedAt, finishedAt]),
  };
}

function pipelineStatus(
  { testedAt, testsPass }: Pipeline,
  deployments: Deployment[],
  now: Instant,
): string {
  if (now < testedAt) return 'running';
  if (!testsPass) return 'failed';
  const states = deployments.map(d => deploymentProgress(d, now).status);
  if (states.some(state => state !== 'success' && state !== 'failed'))
    return 'running';
  return states.at(-1) ?? 'success';
}

/** A pipeline tests, and then deploys; what is still held back for a person to start does not count. */
export function pipelineProgress(
  pipeline: Pipeline,
  deployments: Deployment[],
  now: Instant,
): Progress {
  const { createdAt, testedAt } = pipeline;
  return {
    status: pipelineStatus(pipeline, deployments, now),
    updatedAt: lastChange(now, [
      createdAt,
      testedAt,
      ...deployments.flatMap(d => [d.startedAt, d.finishedAt]),
    ]),
  };
}

/** What GitLab knows of: not what somebody deployed past it. */
export const listDeployments = (world: World, service: Service): Deployment[] =>
  world.deployments(service).filter(({ pipeline }) => pipeline);
