import { z } from 'zod';
import { Action } from './access';
import { defineRoute } from './route';
import { Instant, PageQuery, pageOf } from './values';

/** One change of what a domain keeps: who, when, before and after. */
export const AuditEntry = z.object({
  /** Its place in the chain, from 1. */
  seq: z.int(),
  at: Instant,
  actor: z.string(),
  /** What the logs of the portal and of the service know the change by. */
  requestId: z.string(),
  kind: z.string(),
  entityId: z.string(),
  op: z.string(),
  reason: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** The routes of a domain that show its audit and check that nothing in it was altered. */
export const defineAuditRoutes = (action: Action) => ({
  listAudit: defineRoute({
    id: 'listAudit',
    method: 'get',
    path: '/v1/audit',
    summary: 'Who changed what, newest first',
    action,
    query: PageQuery.extend({
      kind: z.string().min(1).max(100).optional(),
      entity: z.string().min(1).max(200).optional(),
    }),
    answer: pageOf(AuditEntry),
  }),
  verifyAudit: defineRoute({
    id: 'verifyAudit',
    method: 'get',
    path: '/v1/audit/verify',
    summary: 'Whether the audit is as it was written',
    action,
    answer: z.object({
      valid: z.boolean(),
      checked: z.int(),
      /** The first entry that was altered, or that follows one that was taken out. */
      firstBroken: z.int().optional(),
    }),
    timeoutSeconds: 60,
  }),
});
export type AuditRoutes = ReturnType<typeof defineAuditRoutes>;
