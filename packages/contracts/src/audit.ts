import { z } from 'zod';
import { Action } from './access';
import { defineRoute } from './route';
import {
  Instant,
  InstantInput,
  PageQuery,
  pageOf,
  requireFromBeforeTo,
} from './values';

/** One change of what a domain keeps: who, when, why, before and after. */
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
  /** What chains it to the entry before it, and the id of the key; null where it is not chained yet. */
  mac: z.string().nullable(),
  keyId: z.string().nullable(),
  /** The change request that it applied, and who gave the last approval; of the référentiel only. */
  changeRequest: z.string().nullish(),
  approver: z.string().nullish(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** Why an audit is not as it was written. */
export const AUDIT_BREAKS = [
  /** Between two entries, or before the first, one is gone. */
  'missing',
  /** It was written for another place. */
  'moved',
  /** A field is not what was chained. */
  'altered',
  /** Its MAC is not the one that its key gives: it was chained anew, or the key is another one. */
  'mac',
  /** No key of its id is configured. */
  'unknown-key',
  /** It has no MAC. */
  'unchained',
  /** The chain ends before what a checkpoint signed. */
  'cut',
  /** Its MAC is not the one that a checkpoint signed. */
  'checkpoint',
  /** The checkpoint of it is not signed by a known key. */
  'checkpoint-signature',
  /** It says that a backup was restored, and is not signed, or names less than was lost. */
  'fork',
] as const;
export const AuditBreak = z.enum(AUDIT_BREAKS);
export type AuditBreak = z.infer<typeof AuditBreak>;

export const AuditCheck = z.object({
  valid: z.boolean(),
  /** Entries that are as they were written, from the first one on. */
  checked: z.int(),
  /** The first entry that is not, or the place of the first one that is gone. */
  firstBroken: z.int().optional(),
  reason: AuditBreak.optional(),
  /** The last signed checkpoint that agrees: what is up to there can't have been cut off. */
  checkpoint: z.object({ seq: z.int(), at: Instant }).optional(),
});
export type AuditCheck = z.infer<typeof AuditCheck>;

const Text = z.string().min(1).max(200);

export const AuditFilters = z.strictObject({
  /** Who made the change, or gave the last approval. */
  actor: Text.optional(),
  kind: Text.optional(),
  entity: Text.optional(),
  from: InstantInput.optional(),
  to: InstantInput.optional(),
  /** Of a request, as logs know it, or of a change request. */
  request: Text.optional(),
});

/** The routes of a domain that show its audit and check that nothing in it was altered. */
export const defineAuditRoutes = (action: Action) => ({
  listAudit: defineRoute({
    id: 'listAudit',
    method: 'get',
    path: '/v1/audit',
    summary: 'Who changed what, newest first; as a CSV file, all of it',
    action,
    query: PageQuery.extend(AuditFilters.shape).superRefine(
      requireFromBeforeTo,
    ),
    answer: pageOf(AuditEntry),
    alternatives: ['text/csv'],
  }),
  verifyAudit: defineRoute({
    id: 'verifyAudit',
    method: 'get',
    path: '/v1/audit/verify',
    summary: 'Whether the audit is as it was written',
    action,
    answer: AuditCheck,
    timeoutSeconds: 120,
  }),
});
export type AuditRoutes = ReturnType<typeof defineAuditRoutes>;
