import { z } from 'zod';
import { defineRoute } from '../route';
import {
  DayRange,
  Instant,
  pageOf,
  PageQuery,
  requireFromBeforeTo,
} from '../values';
import { ApplicationParams } from './deployments';

/** What a timeline tells of. */
export const TimelineKind = z.enum([
  'deployment',
  'change',
  'incident',
  'problem',
  'burn',
]);
export type TimelineKind = z.infer<typeof TimelineKind>;

const ONE_KIND = `(${TimelineKind.options.join('|')})`;
const KINDS = new RegExp(`^${ONE_KIND}(,${ONE_KIND})*$`);

/** Something that happened to an application. */
export const TimelineItem = z.object({
  kind: TimelineKind,
  /** Unique within the timeline. */
  id: z.string(),
  /** When it happened: when a deployment finished, a change was to begin, an incident was opened, a problem or a burn began. */
  at: Instant,
  /** When it ended; null while it goes on, or where it has no length. */
  until: Instant.nullable(),
  title: z.string(),
  /** In the words of its source. */
  status: z.string(),
  /** `critical`: it hurts now or did; `warning`: it may. */
  level: z.enum(['info', 'warning', 'critical']),
  /** Of a deployment its environment, of a change its type, of an incident its priority, of a problem or a burn its severity. */
  detail: z.string().nullable(),
  url: z.string().nullable(),
  /** The deployment that an incident is put down to. */
  deployment: z.string().nullable(),
  /** The objective whose budget burned. */
  slo: z.string().nullable(),
});
export type TimelineItem = z.infer<typeof TimelineItem>;

export const getTimeline = defineRoute({
  id: 'getTimeline',
  method: 'get',
  path: '/v1/applications/:app/timeline',
  summary:
    'Deployments, changes, incidents, problems and burns of error budgets of an application in one list, newest first; the last 30 days',
  action: 'monitoring.read',
  params: ApplicationParams,
  query: PageQuery.extend({
    ...DayRange,
    /** `deployment,incident`; all when not said. */
    kinds: z
      .string()
      .max(200)
      .regex(
        KINDS,
        `must be kinds of ${TimelineKind.options.join(
          ', ',
        )}, separated by commas`,
      )
      .optional(),
  }).superRefine(requireFromBeforeTo),
  answer: pageOf(TimelineItem),
});
