import { FetchApi } from '@backstage/frontend-plugin-api';
import {
  listCostFilters,
  listCostLines,
  listCostTrend,
  listCosts,
  listPeriods,
} from '@rosetta/contracts/finops';
import { callRoute, fetchCsv } from '@rosetta/plugin-rosetta-core-react/client';
import { FinopsApi } from './finopsApi';

/** Where the gateway has finops-api. */
export const BASE = 'plugin://rosetta/finops';

export const createFinopsClient = (fetchApi: FetchApi): FinopsApi => ({
  costs: (query, signal) =>
    callRoute(fetchApi, BASE, listCosts, { query }, { signal }),
  trend: (query, signal) =>
    callRoute(fetchApi, BASE, listCostTrend, { query }, { signal }),
  lines: (query, signal) =>
    callRoute(fetchApi, BASE, listCostLines, { query }, { signal }),
  filters: signal => callRoute(fetchApi, BASE, listCostFilters, {}, { signal }),
  periods: signal =>
    callRoute(
      fetchApi,
      BASE,
      listPeriods,
      { query: { limit: 500 } },
      { signal },
    ),
  costsCsv: query => fetchCsv(fetchApi, BASE, listCosts, { query }),
  linesCsv: query => fetchCsv(fetchApi, BASE, listCostLines, { query }),
});
