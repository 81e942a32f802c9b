import { Environment } from '../company';
import { Random, hexDigest, seeded } from './random';
import { TITLES } from './titles';
import { Commit, Instant, Outcome, Pipeline, Service } from './types';
import {
  HOUR,
  MINUTE,
  SECOND,
  WEEKDAYS,
  atWork,
  isoDay,
  workingMoment,
} from './workingTime';

export type PlannedPipeline = Omit<Pipeline, 'id' | 'iid'>;

export interface PlannedDeployment {
  environment: Environment;
  commit: Commit;
  pipeline: PlannedPipeline;
  user: string;
  startedAt: Instant;
  finishedAt: Instant;
  outcome: Outcome;
  /** The commit is not known yet: it is the one that ran before. */
  rollback: boolean;
}

export interface Plan {
  pipelines: PlannedPipeline[];
  deployments: PlannedDeployment[];
}

/** A Poisson number: how many of what comes at this rate. */
function poisson(rate: number, random: Random): number {
  const limit = Math.exp(-rate);
  let count = 0;
  for (let left = random.next(); left > limit; left *= random.next()) count++;
  return count;
}

function commitAt(service: Service, at: Instant, random: Random): Commit {
  return {
    sha: hexDigest(`${service.id} ${at}`),
    title: random.pick(TITLES),
    author: random.pick(service.people.slice(0, -1)) ?? 'release-bot',
    at: at - random.between(20, 90) * SECOND,
  };
}

/** Where tests run before a change is merged. */
function branchPipeline(
  main: PlannedPipeline,
  random: Random,
): PlannedPipeline {
  const createdAt = main.createdAt - random.between(0.5, 5) * HOUR;
  const sha = hexDigest(`${main.commit.sha} branch`);
  return {
    commit: { ...main.commit, sha, at: createdAt - 30 * SECOND },
    ref: `${main.commit.title.toLowerCase().replace(/\W+/g, '-')}`,
    source: 'merge_request_event',
    createdAt,
    testedAt: createdAt + random.between(3, 12) * MINUTE,
    testsPass: random.chance(0.8),
  };
}

interface Step {
  service: Service;
  random: Random;
  pipeline: PlannedPipeline;
  environment: Environment;
  at: Instant;
}

function planDeployment(step: Step): PlannedDeployment {
  const { service, random, pipeline, environment, at } = step;
  const production = environment === 'production';
  const failing = service.failing * (production ? 1 : 1.5);
  const fails = random.chance(failing);
  const badly: Outcome = random.chance(0.6) ? 'degraded' : 'refused';
  return {
    environment,
    commit: pipeline.commit,
    pipeline,
    user: production ? random.pick(service.people) : 'release-bot',
    startedAt: at,
    finishedAt: at + random.between(production ? 90 : 40, 300) * SECOND,
    outcome: fails ? badly : 'success',
    rollback: false,
  };
}

/** Most failures are taken back within the hour; the others wait for the next release. */
function planRollback(
  failed: PlannedDeployment,
  { service, random }: Step,
): PlannedDeployment[] {
  if (failed.outcome !== 'degraded' || !random.chance(0.65)) return [];
  const startedAt = failed.finishedAt + random.between(6, 40) * MINUTE;
  return [
    {
      ...failed,
      user: random.pick(service.people),
      startedAt,
      finishedAt: startedAt + random.between(40, 120) * SECOND,
      outcome: 'success',
      rollback: true,
    },
  ];
}

/** When a release that went well goes one further; undefined when it stays where it is. */
function nextStart(
  after: PlannedDeployment,
  next: Environment,
  random: Random,
): Instant | undefined {
  if (next !== 'production') return after.finishedAt + 20 * SECOND;
  if (!random.chance(0.7)) return undefined;
  const soon = random.chance(0.75);
  const hours = soon ? random.between(0.2, 4) : random.between(16, 30);
  return atWork(after.finishedAt + hours * HOUR, random);
}

function planDeployments(
  service: Service,
  pipeline: PlannedPipeline,
  random: Random,
): PlannedDeployment[] {
  const planned: PlannedDeployment[] = [];
  let at: Instant | undefined = pipeline.testedAt + 15 * SECOND;
  for (const [index, environment] of service.environments.entries()) {
    if (at === undefined) break;
    const step = { service, random, pipeline, environment, at };
    const deployment = planDeployment(step);
    planned.push(deployment, ...planRollback(deployment, step));
    const next = service.environments[index + 1];
    if (!next || deployment.outcome !== 'success') break;
    at = nextStart(deployment, next, random);
  }
  return planned;
}

function release(service: Service, at: Instant, random: Random): Plan {
  const pipeline: PlannedPipeline = {
    commit: commitAt(service, at, random),
    ref: 'main',
    source: 'push',
    createdAt: at,
    testedAt: at + random.between(3, 12) * MINUTE,
    testsPass: random.chance(0.92),
  };
  return {
    pipelines: [branchPipeline(pipeline, random), pipeline],
    deployments: pipeline.testsPass
      ? planDeployments(service, pipeline, random)
      : [],
  };
}

/** What begins on a day, always the same; some of it goes on during the next ones. */
export function planDay(service: Service, day: Instant): Plan {
  const random = seeded(service.id, isoDay(day));
  const rate = service.releasesPerWeekday * WEEKDAYS[new Date(day).getUTCDay()];
  const releases = Array.from({ length: poisson(rate, random) }, () =>
    release(service, workingMoment(day, random), random),
  );
  return {
    pipelines: releases.flatMap(({ pipelines }) => pipelines),
    deployments: releases.flatMap(({ deployments }) => deployments),
  };
}

/** What ran everywhere before all else: it went well, so that there is always something to go back to. */
export function firstPlan(service: Service, at: Instant): Plan {
  const random = seeded(service.id, 'first');
  const plan = release(service, at, random);
  const [branch, main] = plan.pipelines;
  const pipeline = { ...main, testsPass: true };
  return {
    pipelines: [branch, pipeline],
    deployments: service.environments.map((environment, index) => ({
      ...planDeployment({
        service,
        random,
        pipeline,
        environment,
        at: pipeline.testedAt + (index + 1) * 10 * MINUTE,
      }),
      outcome: 'success',
    })),
  };
}
