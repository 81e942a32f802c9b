import {
  ChangeRequest,
  approveChangeRequest,
  commentOnChangeRequest,
  createChangeRequest,
  getChangeRequest,
  getChangeRequestConsequences,
  getChangeRequestDiff,
  listChangeRequests,
  rejectChangeRequest,
  revertChangeRequest,
  submitChangeRequest,
  updateChangeRequest,
  withdrawChangeRequest,
} from '@rosetta/contracts/ref';
import {
  assertIfMatch,
  decodeCursor,
  encodeCursor,
  etagOf,
  Serve,
  ServedRequest,
} from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { AttributesConfig } from '../attributes/config';
import { Authority } from '../authority/Authority';
import { SourceClients } from '../sources/queryService';
import { ChangeRequests } from './ChangeRequests';
import { Consequences } from './consequences/Consequences';
import { Erasures } from './erase/Erasures';
import { RequestDiffs } from './diff/RequestDiffs';

const RequestNumber = z.string().regex(/^\d{1,18}$/);

type SetHeader = (name: string, value: string) => void;

const withEtag = (request: ChangeRequest, setHeader: SetHeader) => {
  setHeader('etag', etagOf(request.revision));
  return request;
};

const created = (request: ChangeRequest, setHeader: SetHeader) => {
  setHeader('location', `/v1/change-requests/${request.id}`);
  return withEtag(request, setHeader);
};

/** Of the title of a request that undoes another: people read it in lists. */
const revertPrefix = (language = '') =>
  language.startsWith('fr') ? 'Annuler :' : 'Undo:';

const serveDecisions = (
  serve: Serve,
  requests: ChangeRequests,
  erasures: Erasures,
) => {
  const assertSeen =
    ({ headers, params }: Pick<ServedRequest, 'headers' | 'params'>) =>
    (revision: number) =>
      assertIfMatch(headers, etagOf(revision), `change request ${params.id}`);
  serve(submitChangeRequest, ({ params, body, caller }) =>
    requests.submit({ ...params, ...body, caller }),
  );
  serve(withdrawChangeRequest, ({ params, body, caller }) =>
    requests.withdraw({ ...params, ...body, caller }),
  );
  serve(rejectChangeRequest, request => {
    const { params, body, caller } = request;
    const action = { ...params, ...body, caller };
    return requests.reject(action, assertSeen(request));
  });
  serve(approveChangeRequest, async request => {
    const { params, body, caller, requestId } = request;
    await erasures.beforeApproval(params.id, assertSeen(request), request);
    const action = { ...params, ...body, caller };
    return requests.approve(action, requestId, assertSeen(request));
  });
};

interface ChangeOptions {
  sources: SourceClients;
  attributes: AttributesConfig;
  authority: Authority;
}

export const serveChanges = (
  serve: Serve,
  db: Knex,
  { sources, attributes, authority }: ChangeOptions,
) => {
  const requests = new ChangeRequests(db, attributes);
  const erasures = new Erasures(db, sources);
  serve(listChangeRequests, async ({ query, caller }) => {
    const { state, mine, awaiting, limit, cursor } = query;
    const author = mine === 'true' ? caller.subject : undefined;
    const cursorScope = [listChangeRequests.id, { state, author, awaiting }];
    const before = cursor
      ? decodeCursor(RequestNumber, cursorScope, cursor)
      : undefined;
    const { items, next } = awaiting
      ? await requests.listAwaiting(caller, { limit, before })
      : await requests.list({ state, limit, author, before });
    return {
      items,
      ...(next && { nextCursor: encodeCursor(cursorScope, next) }),
    };
  });
  serve(createChangeRequest, async ({ body, setHeader, ...context }) => {
    await erasures.beforeDraft(body.changes, context);
    const { subject } = context.caller;
    return created(await requests.create(subject, body), setHeader);
  });
  serve(getChangeRequest, async ({ params, setHeader }) =>
    withEtag(await requests.get(params.id), setHeader),
  );
  serve(getChangeRequestDiff, ({ params }) =>
    new RequestDiffs(db, authority).get(params.id),
  );
  serve(getChangeRequestConsequences, ({ params, ...context }) =>
    new Consequences(db, sources).get(params.id, context),
  );
  serve(revertChangeRequest, async ({ params, body, caller, ...http }) => {
    const prefix = revertPrefix(http.headers['accept-language']);
    const draft = await requests.revert(
      { ...params, caller },
      { ...body, prefix },
    );
    return created(draft, http.setHeader);
  });
  serve(
    updateChangeRequest,
    async ({ params, body, setHeader, ...context }) => {
      const action = { ...params, caller: context.caller };
      await requests.assertEditable(action);
      await erasures.beforeDraft(body.changes, context);
      return withEtag(await requests.update(action, body), setHeader);
    },
  );
  serve(commentOnChangeRequest, ({ params, body, caller }) =>
    requests.comment({ ...params, ...body, caller }),
  );
  serveDecisions(serve, requests, erasures);
};
