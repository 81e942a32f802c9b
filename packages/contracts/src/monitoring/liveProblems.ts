import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant } from '../values';
import { ApplicationParams } from './deployments';
import { Freshness, liveOf } from './live';

/** A problem that a monitoring tool has found of an application; one that has ended is shown an hour longer. */
export const LiveProblem = z.object({
  id: z.string(),
  /** What people call it: `P-26111234`. */
  displayId: z.string(),
  title: z.string(),
  /** The tool's word: `AVAILABILITY`, `ERROR`, `PERFORMANCE`, `RESOURCE_CONTENTION`, … */
  severity: z.string(),
  /** The tool's word: `APPLICATION`, `SERVICES`, `INFRASTRUCTURE`, … */
  impact: z.string(),
  status: z.enum(['open', 'closed']),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  entities: z.array(z.object({ id: z.string(), name: z.string() })),
  source: z.string(),
  url: z.string(),
  ...Freshness,
});
export type LiveProblem = z.infer<typeof LiveProblem>;

export const getLiveProblems = defineRoute({
  id: 'getLiveProblems',
  method: 'get',
  path: '/v1/applications/:app/problems/live',
  summary:
    'The problems that monitoring has found of an application, now, and those that ended within an hour',
  action: 'monitoring.read',
  params: ApplicationParams,
  answer: liveOf(LiveProblem),
});
