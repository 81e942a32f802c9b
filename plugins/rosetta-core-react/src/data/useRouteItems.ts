import {
  SkipToken,
  UseQueryResult,
  skipToken,
  useQueries,
} from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import { Operation, RouteAnswer, RouteInput } from '@rosetta/contracts';
import { RouteClient } from '../client';
import { fetchAllItems } from './fetchAllItems';
import { queryClientApiRef } from './queryClient';
import { ResourceState } from './ResourceState';
import { useFetched } from './useFetched';
import { routeKey, useRouteClient } from './useRoute';

/** A list that is read page after page. */
export type ListRoute = Operation<any, any, any, any>;
export type ListInput<R extends ListRoute> = RouteInput<R> & {
  query?: { cursor?: never; limit?: never };
};
export type Item<R extends ListRoute> = RouteAnswer<R>['items'][number];

export const withPage = <R extends ListRoute>(
  input: ListInput<R>,
  page: { limit: number; cursor?: string },
) => ({ ...input, query: { ...input.query, ...page } } as RouteInput<R>);

const fetchItems = <R extends ListRoute>(
  client: RouteClient,
  route: R,
  input: ListInput<R>,
  signal: AbortSignal,
): Promise<Item<R>[]> =>
  fetchAllItems(page =>
    client.call(route, withPage<R>(input, page), { signal }),
  );

const itemsKey = <R extends ListRoute>(
  route: R,
  input: ListInput<R> | SkipToken,
) => [...routeKey(route, input), 'all items'];

/** All items of a list, however many pages they take. */
export const useRouteItems = <R extends ListRoute>(
  route: R,
  input: ListInput<R> | SkipToken,
) => {
  const client = useRouteClient();
  return useFetched<Item<R>[]>(
    itemsKey(route, input),
    input === skipToken
      ? skipToken
      : ({ signal }) =>
          fetchItems(client, route, input as ListInput<R>, signal),
  );
};

const combine = <T>(queries: UseQueryResult<T>[]): ResourceState<T[]> => ({
  value: queries.every(({ isSuccess }) => isSuccess)
    ? queries.map(({ data }) => data as T)
    : undefined,
  error: queries.find(({ error }) => error)?.error ?? undefined,
  loading: queries.some(({ isFetching }) => isFetching),
  retry: () => queries.forEach(({ refetch }) => refetch()),
});

/** All items of a list, for each of several inputs. */
export const useRouteItemsOf = <R extends ListRoute>(
  route: R,
  inputs: readonly ListInput<R>[],
): ResourceState<Item<R>[][]> => {
  const client = useRouteClient();
  return useQueries(
    {
      queries: inputs.map(input => ({
        queryKey: itemsKey(route, input),
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          fetchItems(client, route, input, signal),
      })),
      combine: combine<Item<R>[]>,
    },
    useApi(queryClientApiRef),
  );
};
