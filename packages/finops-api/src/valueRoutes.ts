import { DateRange, resolveMonthRange } from '@rosetta/contracts/values';
import { StoredChange, ValueChangeReadModel } from '@rosetta/finops-mart';
import {
  assertIfMatch,
  etagOf,
  readPage,
  ServedRequest,
} from '@rosetta/service-kit';
import { z } from 'zod';
import { ValueEdit } from './changeValues';

/** The months that a list is asked for: one bound alone is one month, without any it is all of them. */
export const monthsAsked = ({ from, to }: Partial<DateRange>) =>
  from || to ? resolveMonthRange({ from, to }, []) : {};

type Reply = Pick<ServedRequest, 'setHeader'>;

/**
 * Answers a list of values with its revision, also as its ETag. That is read first: a list that is changed
 * while it is read can't be changed again without reading it anew.
 */
export const answerWithRevision = async <List extends object>(
  { setHeader }: Reply,
  readRevision: () => Promise<number>,
  readList: () => Promise<List>,
): Promise<List & { revision: number }> => {
  const revision = await readRevision();
  const list = await readList();
  setHeader('etag', etagOf(revision));
  return { ...list, revision };
};

type PutRequest<Body> = Pick<
  ServedRequest,
  'caller' | 'requestId' | 'headers' | 'setHeader'
> & { body: Body };

/**
 * Serves a PUT of values under `If-Match`; its answer has the new ETag.
 * @param name - what the values are called together, e.g. `list of budgets`
 */
export const putUnderIfMatch =
  <Body, Answer extends { revision: number }>(
    name: string,
    put: (body: Body, edit: ValueEdit) => Promise<Answer>,
  ) =>
  async ({
    body,
    caller,
    requestId,
    headers,
    setHeader,
  }: PutRequest<Body>): Promise<Answer> => {
    const answer = await put(body, {
      author: { actor: caller.subject, requestId },
      assertCurrent: revision => assertIfMatch(headers, etagOf(revision), name),
    });
    setHeader('etag', etagOf(answer.revision));
    return answer;
  };

const ChangePosition = z.object({ changeNo: z.int() });

/**
 * A page of who changed values.
 * @param list - the id of its route
 */
export const readChanges = async <Key extends Record<keyof Key, string>>(
  changes: ValueChangeReadModel<Key>,
  list: string,
  {
    filters,
    ...page
  }: { filters: Partial<Key>; limit: number; cursor?: string },
): Promise<{ items: StoredChange<Key>[]; nextCursor?: string }> => {
  const { rows: items, ...next } = await readPage(page, {
    list: [list, filters],
    position: ChangePosition,
    read: (after, limit) => changes.page(filters, { after, limit }),
  });
  return { items, ...next };
};
