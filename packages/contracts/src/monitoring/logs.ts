import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant, InstantInput, requireFromBeforeTo } from '../values';
import { ApplicationParams } from './deployments';
import { Freshness, liveOf } from './live';

/** `from` is in, `to` is out: the last 15 minutes when not given; 31 days at most. */
const LogWindowQuery = z
  .strictObject({
    from: InstantInput.optional(),
    to: InstantInput.optional(),
  })
  .superRefine(requireFromBeforeTo);

/** Where people look at the logs of an application in a window. */
export const LogLink = z.object({
  /** The tool, as its source is called: `elisa`. */
  source: z.string(),
  /** The index pattern, as the pivot has it. */
  index: z.string(),
  kind: z.enum(['all', 'errors']),
  url: z.string(),
});
export type LogLink = z.infer<typeof LogLink>;

/** How many lines the logs of an application hold in a window. */
export const LiveLogCount = z.object({
  index: z.string(),
  from: Instant,
  to: Instant,
  lines: z.number().int(),
  errors: z.number().int(),
  /** The same window in the tool: all lines, and errors only. */
  url: z.string(),
  errorsUrl: z.string(),
  ...Freshness,
});
export type LiveLogCount = z.infer<typeof LiveLogCount>;

export const listApplicationLinks = defineRoute({
  id: 'listApplicationLinks',
  method: 'get',
  path: '/v1/applications/:app/links',
  summary: 'Where the logs of an application are shown, for a window of time',
  action: 'monitoring.read',
  params: ApplicationParams,
  query: LogWindowQuery,
  answer: z.object({
    from: Instant,
    to: Instant,
    items: z.array(LogLink),
  }),
});

export const getLiveLogs = defineRoute({
  id: 'getLiveLogs',
  method: 'get',
  path: '/v1/applications/:app/logs/live',
  summary:
    'How many lines, and how many errors, the logs of an application hold in a window that ends now when not said otherwise',
  action: 'monitoring.read',
  params: ApplicationParams,
  query: LogWindowQuery,
  answer: liveOf(LiveLogCount),
});
