import { z } from 'zod';
import { Action } from './access';
import { defineRoute } from './route';
import { Instant } from './values';

/** What is known of a source system: whether it answers, and how old what it said is. */
export const SourceHealth = z.object({
  name: z.string().min(1),
  /** What people call it. */
  title: z.string(),
  /**
   * `ok`, `stale` and `down` as its live watch finds it; `runs` when only runs read it, and
   * `off` when it is not configured, so that nothing is missing.
   */
  state: z.enum(['ok', 'stale', 'down', 'runs', 'off']),
  /** When it answered last, or when a run read it last; null when never. */
  asOf: Instant.nullable(),
  /** How long its last answer took. */
  latencyMs: z.number().nullable(),
  /** Why nothing newer is known. */
  error: z.string().optional(),
  /** What it refused or said wrongly while it answers otherwise. */
  problems: z.array(z.string()).optional(),
});
export type SourceHealth = z.infer<typeof SourceHealth>;

/** The route of a domain that reads sources: each of them, and how it is. */
export const defineSourceRoutes = (read: Action) => ({
  listSources: defineRoute({
    id: 'listSources',
    method: 'get',
    path: '/v1/sources',
    summary: 'The sources of the domain, and how each of them is',
    action: read,
    answer: z.object({ items: z.array(SourceHealth) }),
  }),
});
export type SourceRoutes = ReturnType<typeof defineSourceRoutes>;
