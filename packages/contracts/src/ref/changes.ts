import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant, PageQuery, pageOf } from '../values';
import { REF_KINDS } from './entities';

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

/** `id` names the target of update and delete; on create it is made from the name when absent. */
export const Change = z.strictObject({
  op: z.enum(['create', 'update', 'delete']),
  kind: z.enum(REF_KINDS as [string, ...string[]]),
  id: z.string().min(1).optional(),
  /** Checked against the fields of its kind, by name. On update, null takes a field away. */
  set: z.record(z.string(), z.unknown()).optional(),
});
export type Change = z.infer<typeof Change>;

const Request = {
  title: z.string().trim().min(1).max(200),
  reason: z.string().trim().min(1).max(2000),
  changes: z.array(Change).min(1).max(5000),
};

/** One field that moved under a request: what it was, what it is now, what was asked. */
export const Conflict = z.object({
  change: z.number().int(),
  kind: z.string(),
  id: z.string(),
  field: z.string(),
  base: z.unknown(),
  current: z.unknown(),
  proposed: z.unknown(),
});
export type Conflict = z.infer<typeof Conflict>;

export const ChangeRequest = z.object({
  id: z.string(),
  title: z.string(),
  reason: z.string(),
  state: ChangeState,
  author: z.string(),
  changes: z.array(Change),
  createdAt: Instant,
  updatedAt: Instant,
  submittedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  comments: z.array(
    z.object({ by: z.string(), at: Instant, comment: z.string() }),
  ),
  conflicts: z.array(Conflict).optional(),
  /** The référentiel's version that applying it made. */
  version: z.number().int().nullable(),
});
export type ChangeRequest = z.infer<typeof ChangeRequest>;

const RequestId = z.object({ id: z.string().min(1) });
const WithComment = z
  .strictObject({ comment: z.string().trim().min(1).max(2000).optional() })
  .default({});

export const listChangeRequests = defineRoute({
  id: 'listChangeRequests',
  method: 'get',
  path: '/v1/change-requests',
  summary: 'Change requests, newest first',
  action: 'ref.read',
  query: PageQuery.extend({
    state: ChangeState.optional(),
    mine: z.enum(['true', 'false']).optional(),
  }),
  answer: pageOf(ChangeRequest),
});
export const createChangeRequest = defineRoute({
  id: 'createChangeRequest',
  method: 'post',
  path: '/v1/change-requests',
  summary: 'Draft a change request',
  action: 'ref.changes.write',
  body: z.strictObject(Request),
  answer: ChangeRequest,
  status: 201,
});
export const getChangeRequest = defineRoute({
  id: 'getChangeRequest',
  method: 'get',
  path: '/v1/change-requests/:id',
  summary: 'One change request',
  action: 'ref.read',
  params: RequestId,
  answer: ChangeRequest,
});
export const updateChangeRequest = defineRoute({
  id: 'updateChangeRequest',
  method: 'patch',
  path: '/v1/change-requests/:id',
  summary: 'Edit one of your own; after submit it goes back to draft',
  action: 'ref.changes.write',
  params: RequestId,
  body: z.strictObject(Request).partial(),
  answer: ChangeRequest,
});

const decide = <const Name extends string>(
  name: Name,
  action: 'ref.changes.write' | 'ref.changes.approve' | 'ref.changes.reject',
  summary: string,
) =>
  defineRoute({
    id: `${name}ChangeRequest`,
    method: 'post',
    path: `/v1/change-requests/:id/${name}`,
    summary,
    action,
    params: RequestId,
    body: WithComment,
    answer: ChangeRequest,
  });

export const submitChangeRequest = decide(
  'submit',
  'ref.changes.write',
  'Ask for approval of one of your own',
);
export const withdrawChangeRequest = decide(
  'withdraw',
  'ref.changes.write',
  'Take one of your own back',
);
export const approveChangeRequest = decide(
  'approve',
  'ref.changes.approve',
  'Approve and apply, all changes at once; state conflict when something moved under it',
);
export const rejectChangeRequest = decide(
  'reject',
  'ref.changes.reject',
  'Refuse it',
);
