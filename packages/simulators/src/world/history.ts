import { PlannedDeployment, PlannedPipeline, firstPlan, planDay } from './plan';
import { Deployment, History, Instant, Pipeline, Service } from './types';
import { DAY, SECOND, startOfDay } from './workingTime';

/** A release takes up to four days to production, over a weekend. */
const LEAD_DAYS = 5;
const GAP = 30 * SECOND;

/** Since when ids are counted, and when each service was deployed for the first time. */
const FIRST_DAY = Date.UTC(2020, 0, 1);
const FIRST_RELEASE = Date.UTC(2025, 2, 4, 9);

/**
 * Ids that grow with time and are the same at each start, however long the history is: the
 * second something was made in, one further where it is taken.
 */
export function createIds(): (at: Instant) => number {
  const taken = new Set<number>();
  return at => {
    let id = Math.floor((at - FIRST_DAY) / SECOND);
    while (taken.has(id)) id++;
    taken.add(id);
    return id;
  };
}

/** Numbers within a project: up to 40 a day. */
function createInternalIds(): (at: Instant) => number {
  const perDay = new Map<number, number>();
  return at => {
    const day = startOfDay(at);
    const rank = perDay.get(day) ?? 0;
    perDay.set(day, rank + 1);
    return ((day - FIRST_DAY) / DAY) * 40 + rank + 1;
  };
}

/** One deployment at a time in an environment, and rollbacks to what ran before. */
function inTurn(planned: PlannedDeployment[]): PlannedDeployment[] {
  let freeAt = 0;
  let good = planned[0].commit;
  return planned.map(deployment => {
    const wait = Math.max(0, freeAt + GAP - deployment.startedAt);
    freeAt = deployment.finishedAt + wait;
    const commit = deployment.rollback ? good : deployment.commit;
    if (deployment.outcome === 'success') good = commit;
    return {
      ...deployment,
      commit,
      startedAt: deployment.startedAt + wait,
      finishedAt: freeAt,
    };
  });
}

const byStart = (a: PlannedDeployment, b: PlannedDeployment) =>
  a.startedAt - b.startedAt;

function scheduled(service: Service, all: PlannedDeployment[]) {
  const perEnvironment = service.environments.map(environment =>
    all.filter(d => d.environment === environment).sort(byStart),
  );
  return perEnvironment.flatMap(inTurn).sort(byStart);
}

export interface IdSource {
  pipeline(at: Instant): number;
  deployment(at: Instant): number;
}

interface Span {
  from: Instant;
  until: Instant;
}

/** All that happens to a service in a span of time; what is to come included. */
export function createHistory(
  service: Service,
  { from, until }: Span,
  ids: IdSource,
): History {
  const first = Math.min(FIRST_RELEASE, from - (LEAD_DAYS + 1) * DAY);
  const plans = [firstPlan(service, first)];
  for (let day = startOfDay(from) - LEAD_DAYS * DAY; day < until; day += DAY)
    plans.push(planDay(service, day));
  const pipelineIid = createInternalIds();
  const deploymentIid = createInternalIds();
  const made = new Map<PlannedPipeline, Pipeline>();
  for (const planned of plans
    .flatMap(({ pipelines }) => pipelines)
    .sort((a, b) => a.createdAt - b.createdAt)) {
    const at = planned.createdAt;
    made.set(planned, {
      ...planned,
      id: ids.pipeline(at),
      iid: pipelineIid(at),
    });
  }
  const deployments = scheduled(
    service,
    plans.flatMap(plan => plan.deployments),
  ).map(({ pipeline, ...planned }): Deployment => {
    const createdAt = planned.startedAt - 5 * SECOND;
    return {
      ...planned,
      id: ids.deployment(createdAt),
      iid: deploymentIid(createdAt),
      createdAt,
      pipeline: made.get(pipeline)!,
    };
  });
  return { pipelines: [...made.values()], deployments };
}
