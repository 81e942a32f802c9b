import { z } from 'zod';
import { Instant } from '../values';
import { StoredChange } from './changes';
import { RefKind } from './entities';

export const CHANGE_STATES = [
  'draft',
  'submitted',
  'applied',
  'rejected',
  'withdrawn',
  'conflict',
] as const;
export const ChangeState = z.enum(CHANGE_STATES);
export type ChangeState = z.infer<typeof ChangeState>;

export const OPEN_STATES = [
  'draft',
  'submitted',
  'conflict',
] as const satisfies readonly ChangeState[];

/** Whether a request is not decided yet: its author may still edit or withdraw it. */
export const isOpen = <R extends { state: ChangeState }>(
  request: R,
): request is R & { state: (typeof OPEN_STATES)[number] } =>
  (OPEN_STATES as readonly ChangeState[]).includes(request.state);

/**
 * Why a request could not be applied, field by field: what it was when drafted, what it is
 * now, and what was requested.
 */
export const Conflict = z.object({
  /** Position of the change in the request. */
  change: z.number().int(),
  kind: z.string(),
  id: z.string(),
  field: z.string(),
  base: z.unknown(),
  current: z.unknown(),
  proposed: z.unknown(),
  /** A `ChangeProblemCode`; absent of what an earlier release has kept. */
  code: z.string().optional(),
  message: z.string(),
  /** What the message mentions. */
  values: z.record(z.string(), z.string()).optional(),
});
export type Conflict = z.infer<typeof Conflict>;

/** Why a request can only be approved by an administrator of the référentiel. */
export const ADMIN_REASONS = [
  /** It changes the members of a group, who approve changes. */
  'members',
  /** It changes where a group is in the tree. */
  'parent',
  /** It claims the value of a pivot, and no record of the tool says so. */
  'evidence',
  /** It takes something away from all time. */
  'all-time',
  /** It touches no group whose members could approve it. */
  'no-group',
] as const;
export const AdminReason = z.enum(ADMIN_REASONS);
export type AdminReason = z.infer<typeof AdminReason>;

export const Approval = z.object({
  by: z.string(),
  at: Instant,
  /** For which groups; none for an administrator, who approves for all. */
  groups: z.array(z.string()),
});
export type Approval = z.infer<typeof Approval>;

/** What the author decided about a conflict: what is true now, what they proposed, or something else. */
const Resolution = {
  /** Of the conflict, by its position in the request that was in conflict; absent: of each that changes this field. */
  change: z.number().int().min(0).optional(),
  kind: RefKind,
  id: z.string().min(1).max(200),
  field: z.string().min(1).max(100),
  keep: z.enum(['current', 'proposed', 'other']),
};
export const ResolutionInput = z.strictObject(Resolution);
export type ResolutionInput = z.infer<typeof ResolutionInput>;

/** A decision about a conflict, with what was decided between. */
export const KeptResolution = z.object({
  ...Resolution,
  base: z.unknown(),
  current: z.unknown(),
  proposed: z.unknown(),
  by: z.string(),
  at: Instant,
});
export type KeptResolution = z.infer<typeof KeptResolution>;

export const ChangeRequestSummary = z.object({
  id: z.string(),
  title: z.string(),
  reason: z.string(),
  state: ChangeState,
  /** Grows with the content only; the ETag. */
  revision: z.number().int(),
  author: z.string(),
  changeCount: z.number().int(),
  createdAt: Instant,
  updatedAt: Instant,
  submittedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  /** The référentiel's version that applying it made. */
  version: z.number().int().nullable(),
});
export type ChangeRequestSummary = z.infer<typeof ChangeRequestSummary>;

export const ChangeRequest = ChangeRequestSummary.extend({
  changes: z.array(StoredChange),
  comments: z.array(
    z.object({ by: z.string(), at: Instant, comment: z.string() }),
  ),
  conflicts: z.array(Conflict).optional(),
  approvals: z.array(Approval),
  /** While it is submitted: groups whose approval is missing; none where only an administrator may approve. */
  waitingFor: z.array(z.string()).optional(),
  /** Why only an administrator may approve it. */
  needsAdmin: z.array(AdminReason),
  /** What its author decided about conflicts. */
  resolutions: z.array(KeptResolution),
  /** The applied request that it undoes. */
  reverts: z.string().nullable(),
  /** The import that drafted it. */
  import: z.string().nullable().optional(),
});
export type ChangeRequest = z.infer<typeof ChangeRequest>;
