import {
  approveChangeRequest,
  commentOnChangeRequest,
  createChangeRequest,
  getChangeRequest,
  listChangeRequests,
  rejectChangeRequest,
  submitChangeRequest,
  updateChangeRequest,
  withdrawChangeRequest,
} from '@rosetta/contracts/ref';
import { decodeCursor, encodeCursor, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { ChangeRequests } from './ChangeRequests';

const RequestNumber = z.string().regex(/^\d{1,18}$/);

export const serveChanges = (serve: Serve, db: Knex) => {
  const requests = new ChangeRequests(db);
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
  serve(createChangeRequest, async ({ body, caller, setHeader }) => {
    const request = await requests.create(caller.subject, body);
    setHeader('location', `/v1/change-requests/${request.id}`);
    return request;
  });
  serve(getChangeRequest, ({ params }) => requests.get(params.id));
  serve(updateChangeRequest, ({ params, body, caller }) =>
    requests.update({ ...params, caller }, body),
  );
  serve(commentOnChangeRequest, ({ params, body, caller }) =>
    requests.comment({ ...params, ...body, caller }),
  );
  serve(submitChangeRequest, ({ params, body, caller }) =>
    requests.submit({ ...params, ...body, caller }),
  );
  serve(withdrawChangeRequest, ({ params, body, caller }) =>
    requests.withdraw({ ...params, ...body, caller }),
  );
  serve(rejectChangeRequest, ({ params, body, caller }) =>
    requests.reject({ ...params, ...body, caller }),
  );
  serve(approveChangeRequest, ({ params, body, caller, requestId }) =>
    requests.approve({ ...params, ...body, caller }, requestId),
  );
};
