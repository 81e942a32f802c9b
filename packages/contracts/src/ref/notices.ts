import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant, PageQuery, pageOf } from '../values';

/** What people are told of a change request, each once. */
export const NOTICE_KINDS = [
  /** To those who may approve it. */
  'submitted',
  /** To its author, as the rest. */
  'applied',
  'rejected',
  'conflict',
  'comment',
  /** A draft that its author has left alone. */
  'stale',
] as const;

export const ChangeNotice = z.object({
  id: z.string(),
  kind: z.enum(NOTICE_KINDS),
  request: z.object({ id: z.string(), title: z.string() }),
  /** Who did it; nobody of a draft that was left alone. */
  by: z.string().nullable(),
  comment: z.string().nullable(),
  at: Instant,
  recipients: z.array(z.string()),
  /** Also those who may approve any request: which people these are, the portal knows. */
  toAdmins: z.boolean(),
});
export type ChangeNotice = z.infer<typeof ChangeNotice>;

const MAX_RECIPIENTS = 10_000;

export const listChangeNotices = defineRoute({
  id: 'listChangeNotices',
  method: 'get',
  path: '/v1/change-request-notices',
  summary: 'What nobody was told of yet about change requests, oldest first',
  action: 'ref.changes.approve-any',
  query: PageQuery.pick({ limit: true }),
  answer: pageOf(ChangeNotice),
});

export const setChangeNoticeTold = defineRoute({
  id: 'setChangeNoticeTold',
  method: 'post',
  path: '/v1/change-request-notices/:id/told',
  summary: 'Record who was told of it, the first time',
  action: 'ref.changes.approve-any',
  params: z.object({
    id: z.string().regex(/^\d{1,18}$/, 'must be the id of a notice'),
  }),
  body: z.strictObject({
    recipients: z.array(z.string().min(1).max(500)).max(MAX_RECIPIENTS),
  }),
  answer: z.object({ id: z.string() }),
});
