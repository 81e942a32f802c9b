import { useState } from 'react';
import {
  InfiniteData,
  hashKey,
  keepPreviousData,
  useInfiniteQuery,
} from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import { RouteAnswer } from '@rosetta/contracts';
import { queryClientApiRef } from './queryClient';
import { ResourceState } from './ResourceState';
import { routeKey, useRouteClient } from './useRoute';
import { ListInput, ListRoute, withPage } from './useRouteItems';

/** Which page is shown, and how long it is. */
export interface Paging {
  page: number;
  pageSize: number;
}

interface PagesOptions<R extends ListRoute> {
  /** Fetches what was seen again so often, while it says so of the pages that are here. */
  everyMs?(pages: readonly RouteAnswer<R>[]): number | false;
}

/** Another list has other pages: it begins at its first. */
const usePlace = (list: string) => {
  const [place, setPlace] = useState({ list, page: 0 });
  return [
    place.list === list ? place.page : 0,
    (page: number) => setPlace({ list, page }),
  ] as const;
};

const usePagesQuery = <R extends ListRoute>(
  route: R,
  input: ListInput<R>,
  limit: number,
  { everyMs }: PagesOptions<R>,
) => {
  type Page = RouteAnswer<R>;
  const client = useRouteClient();
  const queryKey = [...routeKey(route, input), 'pages', limit];
  const query = useInfiniteQuery<
    Page,
    Error,
    InfiniteData<Page>,
    typeof queryKey,
    string | undefined
  >(
    {
      queryKey,
      queryFn: ({ pageParam: cursor, signal }) =>
        client.call(route, withPage<R>(input, { limit, cursor }), { signal }),
      initialPageParam: undefined,
      getNextPageParam: page => page.nextCursor,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => everyMs?.(state.data?.pages ?? []),
    },
    useApi(queryClientApiRef),
  );
  return { query, list: hashKey(queryKey) };
};

/**
 * A list a page at a time. Pages are reached one after the other, as cursors are; those
 * that were seen are kept, and are refreshed together.
 */
export const useRoutePages = <R extends ListRoute>(
  route: R,
  input: ListInput<R>,
  options: PagesOptions<R> = {},
) => {
  const [pageSize, setPageSize] = useState(50);
  const { query, list } = usePagesQuery(route, input, pageSize, options);
  const [wanted, setPage] = usePlace(list);
  const { data, error, isFetching, isPlaceholderData } = query;
  const pages = data?.pages ?? [];
  // The page before stays until the next one is here.
  const shown = Math.max(0, Math.min(wanted, pages.length - 1));
  const value = pages.at(shown);
  const page = query.isFetchingNextPage ? wanted : shown;
  const turnTo = (next: Paging) => {
    if (next.pageSize !== pageSize) return setPageSize(next.pageSize);
    if (next.page >= pages.length) query.fetchNextPage();
    return setPage(next.page);
  };
  const state: ResourceState<RouteAnswer<R>> = {
    value,
    previous: isPlaceholderData,
    error: error ?? undefined,
    loading: isFetching || query.isPending,
    retry: () =>
      void (query.isFetchNextPageError
        ? query.fetchNextPage()
        : query.refetch()),
  };
  // While the list changes, or its next page is awaited, nothing is known of what follows.
  const isTurning = isPlaceholderData || page !== shown || !value;
  const hasNextPage = !isTurning && value.nextCursor !== undefined;
  const seen = shown * pageSize + (value?.items.length ?? 0);
  return {
    state,
    /** For a table that is paged by the server. */
    paging: {
      paginationMode: 'server' as const,
      paginationModel: { page, pageSize },
      onPaginationModelChange: turnTo,
      paginationMeta: { hasNextPage },
      // Only on the last page it is known how many there are.
      rowCount: isTurning || hasNextPage ? -1 : seen,
      loading: isTurning,
    },
  };
};
