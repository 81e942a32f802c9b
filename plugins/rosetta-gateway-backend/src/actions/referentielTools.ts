import {
  ChangeRequest,
  ChangeRequestDiff,
  createChangeRequest,
  getChangeRequest,
  getChangeRequestDiff,
  listChangeRequests,
  listGroups,
  listPivots,
} from '@rosetta/contracts/ref';
import { z } from 'zod';
import { defineTool } from './defineTool';

/** More than an assistant should have a person read. */
const MAX_PROPOSED_CHANGES = 100;

const { limit, cursor } = listGroups.query!.shape;

const groups = defineTool({
  name: 'list-groups',
  title: 'List groups',
  description:
    'Lists the groups of the company by id, with name, parent group and members: who owns applications. ' +
    'Pass nextCursor as cursor to read on.',
  input: z.strictObject({ limit, cursor }),
  output: listGroups.answer,
  readOnly: true,
  run: (query, call) => call(listGroups, { query }),
});

const { application, type, value } = listPivots.query!.shape;

const pivots = defineTool({
  name: 'list-pivots',
  title: 'Identifiers of applications in the tools',
  description:
    'Lists pivots: what an application is called in each tool, such as the accounts and tags of a bill, GitLab projects, Argo CD applications and components of the catalog. ' +
    'Give an application to see its own, or type and value to find out which application claims one. Pass nextCursor as cursor to read on.',
  input: z.strictObject({
    application: application.describe('Ids of applications, by commas'),
    type,
    value: value.describe('As the tool writes it'),
    limit,
    cursor,
  }),
  output: listPivots.answer,
  readOnly: true,
  run: (query, call) => call(listPivots, { query }),
});

const filters = listChangeRequests.query!.shape;

const requests = defineTool({
  name: 'list-change-requests',
  title: 'List change requests',
  description:
    'Change requests of the référentiel, newest first: title, reason, author, state. ' +
    'Pass nextCursor as cursor to read on.',
  input: z.strictObject({
    state: filters.state,
    mine: filters.mine.describe('true: only those of the person'),
    awaiting: filters.awaiting.describe(
      'me: only those that wait for an approval that the person may give, on the page',
    ),
    limit,
    cursor,
  }),
  output: listChangeRequests.answer,
  readOnly: true,
  run: (query, call) => call(listChangeRequests, { query }),
});

const request = defineTool({
  name: 'get-change-request',
  title: 'One change request, and what it changes',
  description:
    'A change request of the référentiel, whom it waits for, and its difference field by field: as drafted, as it is now, as proposed, with the conflicts that would keep it from being applied.',
  input: z.strictObject({
    id: z.string().min(1).describe('Id of the change request, like cr-12'),
  }),
  output: z.object({ request: ChangeRequest, diff: ChangeRequestDiff }),
  readOnly: true,
  async run(params, call) {
    const [found, diff] = await Promise.all([
      call(getChangeRequest, { params }),
      call(getChangeRequestDiff, { params }),
    ]);
    return { request: found, diff };
  },
});

const drafted = createChangeRequest.body!.shape;

const propose = defineTool({
  name: 'propose-change',
  title: 'Propose a change to the référentiel',
  description:
    'Drafts a change request of applications, groups, relations or pivots, in the name of the person; nothing changes by it. ' +
    'The person reads and submits it at /referentiel/requests/<id>, and somebody else approves it there: no tool submits or approves. ' +
    'With effectiveFrom a change holds from then on; without it an update corrects the past, in all versions. ' +
    'A delete ends what it names: what refers to it must be ended by the same request.',
  input: z.strictObject({
    title: drafted.title,
    reason: drafted.reason.describe('Why, for those who approve it'),
    // To erase something from all time is for a person to ask.
    changes: drafted.changes
      .max(MAX_PROPOSED_CHANGES)
      .refine(changes => changes.every(({ op }) => op !== 'erase'), {
        error: 'erase is proposed on the page only',
      }),
  }),
  output: ChangeRequest,
  readOnly: false,
  run: (body, call) => call(createChangeRequest, { body }),
});

export const referentielTools = [groups, pivots, requests, request, propose];
