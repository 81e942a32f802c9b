import { z } from 'zod';
import { defineRoute } from '../route';
import { PageQuery, pageOf } from '../values';
import {
  ChangeRequest,
  ChangeRequestSummary,
  ChangeState,
  ResolutionInput,
} from './changeRequest';
import { Change } from './changes';

/** Room for as many changes as a request may have. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;
/** Changes of one request. */
export const MAX_CHANGES = 20_000;
export const MAX_TITLE_LENGTH = 200;
const Request = {
  title: z.string().trim().min(1).max(MAX_TITLE_LENGTH),
  reason: z.string().trim().min(1).max(2000),
  changes: z.array(Change).min(1).max(MAX_CHANGES),
};

export const RequestId = z.object({ id: z.string().min(1) });
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
  conflict: 'It erases what a published run has used',
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
  body: z.strictObject({
    ...z.strictObject(Request).partial().shape,
    /** What was decided about each conflict; kept with the request. */
    resolutions: z.array(ResolutionInput).min(1).max(1000).optional(),
  }),
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
  more: { precondition?: string } = {},
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
    ...more,
  });

const SEEN = {
  precondition: 'If-Match is missing, or the content was changed since',
};

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
  'Approve; the last approval applies all changes at once, or ends in conflict when something moved under it',
  SEEN,
);
export const rejectChangeRequest = decide(
  'reject',
  'ref.changes.reject',
  'Refuse it',
  SEEN,
);

export const revertChangeRequest = defineRoute({
  id: 'revertChangeRequest',
  method: 'post',
  path: '/v1/change-requests/:id/revert',
  summary: 'Draft a change request that undoes an applied one',
  action: 'ref.changes.write',
  params: RequestId,
  body: z.strictObject({ reason: Request.reason }),
  answer: ChangeRequest,
  status: 201,
  timeoutSeconds: 60,
  conflict: 'It is not applied, or nothing of it is left to undo',
});
