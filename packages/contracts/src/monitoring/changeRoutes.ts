import { z } from 'zod';
import { defineRoute } from '../route';
import {
  Day,
  DayRange,
  Instant,
  pageOf,
  PageQuery,
  requireFromBeforeTo,
} from '../values';
import { ApplicationParams } from './deployments';
import { ChangeRequest, ChangeType, Incident } from './incidents';

const Name = z.string().min(1).max(500);

const ChangeFilters = { ...DayRange, type: ChangeType.optional() };

export const listApplicationChanges = defineRoute({
  id: 'listApplicationChanges',
  method: 'get',
  path: '/v1/applications/:app/changes',
  summary:
    'Change requests of an application with their deployments, newest first; the last 30 days and the next ones',
  action: 'monitoring.read',
  params: ApplicationParams,
  query: PageQuery.extend(ChangeFilters).superRefine(requireFromBeforeTo),
  answer: pageOf(ChangeRequest),
});

/** A time in which nothing should be changed. */
export const Freeze = z.object({
  name: z.string(),
  from: Instant,
  to: Instant,
  /** Absent: all. */
  applications: z.array(z.string()).optional(),
  groups: z.array(z.string()).optional(),
});
export type Freeze = z.infer<typeof Freeze>;

/** What happens at the same time. */
export const Collision = z.object({
  kind: z.enum(['same-application', 'dependency', 'freeze']),
  /** The number of the other change, or the name of the freeze. */
  name: z.string(),
  /** The other change. */
  change: z.string().optional(),
  application: z.string().optional(),
});
export type Collision = z.infer<typeof Collision>;

/** One change in the calendar. */
export const CalendarChange = ChangeRequest.extend({
  collisions: z.array(Collision),
});
export type CalendarChange = z.infer<typeof CalendarChange>;

export const getChangeCalendar = defineRoute({
  id: 'getChangeCalendar',
  method: 'get',
  path: '/v1/changes/calendar',
  summary:
    'Changes of a window by when they are planned, with what each collides with; the next 14 days',
  action: 'monitoring.read',
  query: z
    .strictObject({
      ...ChangeFilters,
      application: Name.optional(),
      group: Name.optional(),
    })
    .superRefine(requireFromBeforeTo),
  answer: z.object({
    from: Day,
    to: Day,
    freezes: z.array(Freeze),
    /** False while the référentiel does not say what depends on what. */
    dependenciesKnown: z.boolean(),
    items: z.array(CalendarChange),
  }),
  timeoutSeconds: 30,
});

/** How changes and deployments of a window agree. */
export const ChangeQuality = z.object({
  from: Day,
  to: Day,
  changes: z.number().int(),
  emergencies: z.number().int(),
  /** Emergencies by changes, 0 to 1; null where there is no change. */
  emergencyRate: z.number().nullable(),
  deployments: z.number().int(),
  /** Numbers, and the newest of them. */
  changesWithoutDeployment: z.object({
    count: z.number().int(),
    items: z.array(ChangeRequest.omit({ deployments: true })),
  }),
  deploymentsWithoutChange: z.object({
    count: z.number().int(),
    items: z.array(
      z.object({
        id: z.string(),
        application: Incident.shape.application,
        finishedAt: Instant,
        url: z.string().nullable(),
      }),
    ),
  }),
});
export type ChangeQuality = z.infer<typeof ChangeQuality>;

export const getChangeQuality = defineRoute({
  id: 'getChangeQuality',
  method: 'get',
  path: '/v1/changes/quality',
  summary:
    'Changes without a deployment, deployments without a change, and the rate of emergencies; the last 30 days',
  action: 'monitoring.read',
  query: z
    .strictObject({
      ...DayRange,
      application: Name.optional(),
      group: Name.optional(),
    })
    .superRefine(requireFromBeforeTo),
  answer: ChangeQuality,
  timeoutSeconds: 30,
});
