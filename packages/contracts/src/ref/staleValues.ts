import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant, PageQuery, pageOf } from '../values';
import { RefKind } from './entities';

/** A value that its source has not confirmed for longer than it may be old. */
export const StaleValue = z.object({
  kind: RefKind,
  id: z.string(),
  field: z.string(),
  value: z.unknown(),
  source: z.string(),
  /** When its source said so last. */
  at: Instant,
  maxAgeDays: z.number().int(),
});
export type StaleValue = z.infer<typeof StaleValue>;

export const listStaleValues = defineRoute({
  id: 'listStaleValues',
  method: 'get',
  path: '/v1/stale-values',
  summary: 'Values that their source has not confirmed for too long',
  action: 'ref.read',
  query: PageQuery,
  answer: pageOf(StaleValue),
});
