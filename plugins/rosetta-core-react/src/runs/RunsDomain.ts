import { ReactNode } from 'react';
import {
  FetchApi,
  RouteRef,
  SubRouteRef,
} from '@backstage/frontend-plugin-api';
import { Action } from '@rosetta/contracts/access';
import { RunMode, RunRoutes } from '@rosetta/contracts/runs';
import { callRoute, followEvents, FollowOptions } from '../client';

/** What of the pages of runs differs from domain to domain. */
export interface RunsDomain {
  /** Where the service is, e.g. `plugin://rosetta/finops`. */
  base: string;
  routes: RunRoutes;
  /** What starting and cancelling takes. */
  writeAction: Action;
  pages: { list: RouteRef; run: SubRouteRef<{ id: string }> };
  /** What a run is made for. */
  period: 'month' | 'day';
  /** One line that says what the batch makes. */
  about: string;
  /** What the counts of a run are called. */
  counts: Record<string, string>;
  /** A figure that moved, with its unit. */
  amount(value: string, unit: string): ReactNode;
}

export interface RunsQuery {
  state?: string;
  period?: string;
  limit?: number;
  cursor?: string;
}

export interface RunOrder {
  period: string;
  mode: RunMode;
  reason: string;
}

/** What the pages ask of a domain's API. */
export const createRunsClient = (
  fetchApi: FetchApi,
  { base, routes }: Pick<RunsDomain, 'base' | 'routes'>,
) => ({
  // What an address asks for may be no period of this domain: that is a refusal, not a crash.
  list: async (query: RunsQuery, signal?: AbortSignal) =>
    callRoute(
      fetchApi,
      base,
      routes.listRuns,
      { query: routes.listRuns.query!.parse(query) },
      { signal },
    ),
  start: (body: RunOrder) =>
    callRoute(fetchApi, base, routes.startRun, { body }),
  cancel: (id: string) =>
    callRoute(fetchApi, base, routes.cancelRun, { params: { id } }),
  compare: (id: string, signal?: AbortSignal) =>
    callRoute(
      fetchApi,
      base,
      routes.compareRuns,
      { params: { id } },
      { signal },
    ),
  follow: (id: string, options: FollowOptions) =>
    followEvents(fetchApi, base, routes.getRunLog, { params: { id } }, options),
});
export type RunsClient = ReturnType<typeof createRunsClient>;
