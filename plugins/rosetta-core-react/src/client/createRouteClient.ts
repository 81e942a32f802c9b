import { FetchApi } from '@backstage/frontend-plugin-api';
import { RouteInput } from '@rosetta/contracts';
import { AnyRoute, CallOptions, callRoute, fetchCsv } from './callRoute';
import { FollowOptions, followEvents } from './followEvents';
import { baseOf } from './serviceOf';

/** Every route of the contracts: which service a route belongs to is known by the route. */
export const createRouteClient = (fetchApi: FetchApi) => ({
  call: <R extends AnyRoute>(
    route: R,
    input: RouteInput<R>,
    options?: CallOptions,
  ) => callRoute(fetchApi, baseOf(route), route, input, options),

  /** The same answer as a file, as the server writes it. */
  fetchCsv: <R extends AnyRoute>(route: R, input: RouteInput<R>) =>
    fetchCsv(fetchApi, baseOf(route), route, input),

  /** The events of a live route, across connections. */
  follow: <R extends AnyRoute>(
    route: R,
    input: RouteInput<R>,
    options: FollowOptions,
  ) => followEvents(fetchApi, baseOf(route), route, input, options),
});
export type RouteClient = ReturnType<typeof createRouteClient>;
