import { FetchApi } from '@backstage/frontend-plugin-api';
import {
  getApplication,
  getGraph,
  listApplications,
  listGroups,
  listPivots,
} from '@rosetta/contracts';
import { callRoute } from '@rosetta/plugin-rosetta-core-react';
import { ReferentielApi } from './referentielApi';

const BASE = 'plugin://rosetta/ref';

interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** All pages of a list, one after the other. */
const all = async <T>(
  ask: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
) => {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await ask({ limit: 500, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
};

export const createReferentielClient = (
  fetchApi: FetchApi,
): ReferentielApi => ({
  applications: (query, signal) =>
    all(page =>
      callRoute(
        fetchApi,
        BASE,
        listApplications,
        { query: { ...query, ...page } },
        { signal },
      ),
    ),
  application: (id, signal) =>
    callRoute(fetchApi, BASE, getApplication, { params: { id } }, { signal }),
  groups: signal =>
    all(page =>
      callRoute(fetchApi, BASE, listGroups, { query: page }, { signal }),
    ),
  pivots: (query, signal) =>
    all(page =>
      callRoute(
        fetchApi,
        BASE,
        listPivots,
        { query: { ...query, ...page } },
        { signal },
      ),
    ),
  around: (root, signal) =>
    callRoute(
      fetchApi,
      BASE,
      getGraph,
      { query: { root, depth: 1 } },
      { signal },
    ),
});
