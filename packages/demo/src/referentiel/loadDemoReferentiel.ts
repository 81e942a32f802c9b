import { createHash } from 'node:crypto';
import {
  ChangeRequestSummary,
  approveChangeRequest,
  createChangeRequest,
  listApplications,
  listChangeRequests,
  listGroups,
  listPivots,
  listRelations,
  submitChangeRequest,
} from '@rosetta/contracts/ref';
import { HttpClient, callRoute, pages } from '@rosetta/http-kit';
import { Creation, demoReferentiel } from './demoReferentiel';

/** Two who are never the same: nobody approves a request of their own. */
export interface DemoClients {
  author: HttpClient;
  approver: HttpClient;
}

export interface LoadedReferentiel {
  /** Entities created by this load; none when it had been done before. */
  created: number;
}

const PAGE = 500;
/** Applying is one transaction, on a machine that may be starting everything else. */
const TIMEOUT_MS = 60_000;

const titleOf = (wanted: Creation[]) => {
  const digest = createHash('sha256').update(JSON.stringify(wanted));
  return `The demo company (${digest.digest('hex').slice(0, 8)})`;
};

/** The request of an earlier load of the very same company, unless it came to nothing. */
const earlierRequest = async (author: HttpClient, title: string) => {
  const query = { mine: 'true', limit: PAGE } as const;
  for await (const { items } of pages(author, listChangeRequests, { query }))
    for (const request of items)
      if (
        request.title === title &&
        ['draft', 'submitted', 'applied'].includes(request.state)
      )
        return request;
  return undefined;
};

const existingIds = async (client: HttpClient) => {
  const ids = new Set<string>();
  const query = { validAt: 'any', limit: PAGE } as const;
  const read = async (
    kind: string,
    source: AsyncIterable<{ items: { id: string }[] }>,
  ) => {
    for await (const { items } of source)
      for (const { id } of items) ids.add(`${kind} ${id}`);
  };
  await read('group', pages(client, listGroups, { query }));
  await read('application', pages(client, listApplications, { query }));
  await read('relation', pages(client, listRelations, { query }));
  await read('pivot', pages(client, listPivots, { query }));
  return ids;
};

/** Only what isn't there: what people have changed since stays as they want it. */
const draft = async (author: HttpClient, title: string, wanted: Creation[]) => {
  const there = await existingIds(author);
  const changes = wanted.filter(({ kind, id }) => !there.has(`${kind} ${id}`));
  if (changes.length === 0) return undefined;
  const reason = 'Applications, teams and pivots of the demo';
  return callRoute(
    author,
    createChangeRequest,
    { body: { title, reason, changes } },
    { timeoutMs: TIMEOUT_MS },
  );
};

const approve = async (
  approver: HttpClient,
  { id, revision }: ChangeRequestSummary,
) => {
  const { state, conflicts = [] } = await callRoute(
    approver,
    approveChangeRequest,
    { params: { id } },
    { timeoutMs: TIMEOUT_MS, headers: { 'if-match': `"${revision}"` } },
  );
  if (state !== 'applied')
    throw new Error(
      `The demo référentiel can't be loaded: ${id} is in ${state}: ${conflicts
        .map(({ id: entity, message }) => `${entity}: ${message}`)
        .join('; ')}`,
    );
};

/**
 * Brings the demo company into the référentiel as anything gets there: one drafts, another
 * approves. A second load changes nothing; one that was cut short is taken up again.
 */
export const loadDemoReferentiel = async (
  { author, approver }: DemoClients,
  wanted = demoReferentiel(),
): Promise<LoadedReferentiel> => {
  const title = titleOf(wanted);
  const request =
    (await earlierRequest(author, title)) ??
    (await draft(author, title, wanted));
  if (!request || request.state === 'applied') return { created: 0 };
  const params = { id: request.id };
  if (request.state === 'draft')
    await callRoute(author, submitChangeRequest, { params });
  await approve(approver, request);
  return { created: request.changeCount };
};
