import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant, InstantInput, PageQuery, pageOf } from '../values';
import {
  ApplicationId,
  REF_KINDS,
  RefFields,
  RefId,
  RefKind,
} from './entities';

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

const ID_OF = {
  application: ApplicationId,
  group: RefId,
  relation: RefId,
  pivot: RefId,
} satisfies Record<RefKind, z.ZodType>;

/** The three changes of a kind. */
const changeOf = <
  K extends RefKind,
  Required extends z.ZodRawShape,
  Optional extends z.ZodRawShape,
>(
  kind: K,
  { required, optional }: { required: Required; optional: Optional },
) =>
  z.discriminatedUnion('op', [
    z.strictObject({
      op: z.literal('create'),
      kind: z.literal(kind),
      /** Made from the name when absent. */
      id: ID_OF[kind].optional(),
      set: z.strictObject({ ...required, ...optional }),
    }),
    z.strictObject({
      op: z.literal('update'),
      kind: z.literal(kind),
      id: z.string().min(1),
      /** Null takes a field away. */
      set: z.strictObject({
        ...z.object(required).partial().shape,
        ...optional,
      }),
      /**
       * From when what is set holds; what was before, stays before. Absent: it has been
       * so all along, and what was said before was wrong.
       */
      effectiveFrom: InstantInput.optional(),
    }),
    z.strictObject({
      op: z.literal('delete'),
      kind: z.literal(kind),
      id: z.string().min(1),
    }),
  ]);

/** One thing to change. Later ones of the same request may refer to what earlier ones create. */
export const Change = z.discriminatedUnion(
  'kind',
  [
    changeOf('application', RefFields.application),
    changeOf('group', RefFields.group),
    changeOf('relation', RefFields.relation),
    changeOf('pivot', RefFields.pivot),
  ],
  { error: `must be one of ${REF_KINDS.join(', ')}` },
);
export type Change = z.infer<typeof Change>;

/** A change as it is kept: it has an id, and its values are in the one form Rosetta writes. */
export const StoredChange = z.object({
  op: z.enum(['create', 'update', 'delete']),
  kind: z.enum(REF_KINDS as [RefKind, ...RefKind[]]),
  id: z.string(),
  set: z.record(z.string(), z.unknown()).optional(),
  effectiveFrom: Instant.optional(),
});
export type StoredChange = z.infer<typeof StoredChange>;

/** Room for as many changes as a request may have. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;
const Request = {
  title: z.string().trim().min(1).max(200),
  reason: z.string().trim().min(1).max(2000),
  changes: z.array(Change).min(1).max(20_000),
};

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
  message: z.string(),
});
export type Conflict = z.infer<typeof Conflict>;

export const ChangeRequestSummary = z.object({
  id: z.string(),
  title: z.string(),
  reason: z.string(),
  state: ChangeState,
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
});
export type ChangeRequest = z.infer<typeof ChangeRequest>;

const RequestId = z.object({ id: z.string().min(1) });
const Comment = z.string().trim().min(1).max(2000);
const WithComment = z.strictObject({ comment: Comment.optional() }).default({});

const WRONG_STATE = 'The request is in a state in which that cannot be done';

export const listChangeRequests = defineRoute({
  id: 'listChangeRequests',
  method: 'get',
  path: '/v1/change-requests',
  summary: 'Change requests, newest first',
  action: 'ref.read',
  query: PageQuery.extend({
    state: ChangeState.optional(),
    mine: z.enum(['true', 'false']).optional(),
    /** Submitted by somebody else, and the caller may approve it; a page may hold fewer than its limit. */
    awaiting: z.literal('me').optional(),
  }),
  answer: pageOf(ChangeRequestSummary),
});
export const createChangeRequest = defineRoute({
  id: 'createChangeRequest',
  method: 'post',
  path: '/v1/change-requests',
  summary: 'Draft a change request',
  action: 'ref.changes.write',
  body: z.strictObject(Request),
  maxBodyBytes: MAX_BODY_BYTES,
  answer: ChangeRequest,
  status: 201,
  timeoutSeconds: 60,
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
  maxBodyBytes: MAX_BODY_BYTES,
  timeoutSeconds: 60,
  answer: ChangeRequest,
  conflict: WRONG_STATE,
});

export const commentOnChangeRequest = defineRoute({
  id: 'commentOnChangeRequest',
  method: 'post',
  path: '/v1/change-requests/:id/comments',
  summary: 'Say something about a change request',
  action: 'ref.changes.write',
  params: RequestId,
  body: z.strictObject({ comment: Comment }),
  answer: ChangeRequest,
  status: 201,
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
    timeoutSeconds: 60,
    conflict: WRONG_STATE,
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
