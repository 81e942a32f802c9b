import { FetchApi } from '@backstage/frontend-plugin-api';
import {
  getDora,
  getLiveBoard,
  getLiveDeployments,
  getLivePipelines,
  listApplicationDeployments,
  listDoraDeployments,
} from '@rosetta/contracts/monitoring';
import {
  allPages,
  callRoute,
  followEvents,
} from '@rosetta/plugin-rosetta-core-react/client';
import { MonitoringApi } from './monitoringApi';

/** Where the gateway has monitoring-api. */
export const BASE = 'plugin://rosetta/monitoring';

export const createMonitoringClient = (fetchApi: FetchApi): MonitoringApi => ({
  followBoard: options =>
    followEvents(fetchApi, BASE, getLiveBoard, {}, options),
  live: (app, signal) =>
    callRoute(
      fetchApi,
      BASE,
      getLiveDeployments,
      { params: { app } },
      { signal },
    ),
  pipelines: (app, signal) =>
    callRoute(
      fetchApi,
      BASE,
      getLivePipelines,
      { params: { app } },
      { signal },
    ),
  history: (app, query, signal) =>
    callRoute(
      fetchApi,
      BASE,
      listApplicationDeployments,
      { params: { app }, query },
      { signal },
    ),
  dora: (query, signal) =>
    callRoute(fetchApi, BASE, getDora, { query }, { signal }),
  doraDeployments: (query, signal) =>
    allPages(page =>
      callRoute(
        fetchApi,
        BASE,
        listDoraDeployments,
        { query: { ...query, ...page } },
        { signal },
      ),
    ),
});
