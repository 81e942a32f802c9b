import { z } from 'zod';
import { AuditEntry } from '../audit';
import { defineRoute } from '../route';
import { InstantInput, PageQuery, pageOf } from '../values';
import { ApplicationId } from './entities';

/** One change of an application, of a pivot or relation of it, or a confirmation by its owners. */
export const HistoryEntry = AuditEntry.omit({
  requestId: true,
  mac: true,
  keyId: true,
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

export const listApplicationHistory = defineRoute({
  id: 'listApplicationHistory',
  method: 'get',
  path: '/v1/applications/:id/history',
  summary:
    'What changed of an application, its pivots and relations, and why, newest first; what was erased is left out',
  action: 'ref.read',
  notFound: 'No such application, at any time',
  params: z.object({ id: ApplicationId }),
  query: PageQuery.extend({
    /** Only what was known by then. */
    knownAt: InstantInput.optional(),
  }),
  answer: pageOf(HistoryEntry),
});
