import { useMemo } from 'react';
import { QueryKey, SkipToken, skipToken } from '@tanstack/react-query';
import { fetchApiRef, useApi } from '@backstage/frontend-plugin-api';
import { RouteAnswer, RouteInput } from '@rosetta/contracts';
import { AnyRoute, createRouteClient, serviceOf } from '../client';
import { FetchOptions, useFetched } from './useFetched';

/** The client of all routes; a page needs it only for what is not kept, such as a file. */
export const useRouteClient = () => {
  const fetchApi = useApi(fetchApiRef);
  return useMemo(() => createRouteClient(fetchApi), [fetchApi]);
};

/** Under what an answer is kept; the service comes first, as a change concerns all its answers. */
export const routeKey = (
  route: AnyRoute,
  input: RouteInput<AnyRoute> | SkipToken,
): QueryKey => [
  serviceOf(route),
  route.id,
  input === skipToken ? 'skipped' : input,
];

/**
 * The answer of a route to an input; with `skipToken` in its place, the input is not known
 * yet. What is there stays while it is refreshed.
 */
export const useRoute = <R extends AnyRoute>(
  route: R,
  input: RouteInput<R> | SkipToken,
  options?: FetchOptions<RouteAnswer<R>>,
) => {
  const client = useRouteClient();
  return useFetched<RouteAnswer<R>>(
    routeKey(route, input),
    input === skipToken
      ? skipToken
      : ({ signal }) => client.call(route, input as RouteInput<R>, { signal }),
    options,
  );
};
