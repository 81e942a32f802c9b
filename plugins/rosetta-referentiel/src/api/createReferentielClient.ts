import { FetchApi } from '@backstage/frontend-plugin-api';
import {
  getApplication,
  getGraph,
  listApplications,
  listGroups,
  listPivots,
} from '@rosetta/contracts/ref';
import { allPages, callRoute } from '@rosetta/plugin-rosetta-core-react/client';
import { ReferentielApi } from './referentielApi';

const BASE = 'plugin://rosetta/ref';

export const createReferentielClient = (
  fetchApi: FetchApi,
): ReferentielApi => ({
  applications: async (query, signal) => {
    const all = await allPages(page =>
      callRoute(
        fetchApi,
        BASE,
        listApplications,
        { query: { ...query, ...page } },
        { signal },
      ),
    );
    return all.sort((a, b) => a.name.localeCompare(b.name));
  },
  application: (id, signal) =>
    callRoute(fetchApi, BASE, getApplication, { params: { id } }, { signal }),
  groups: signal =>
    allPages(page =>
      callRoute(fetchApi, BASE, listGroups, { query: page }, { signal }),
    ),
  pivots: (query, signal) =>
    allPages(page =>
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
