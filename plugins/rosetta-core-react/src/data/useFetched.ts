import {
  QueryFunction,
  QueryKey,
  SkipToken,
  keepPreviousData,
  useQuery,
} from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import { ResourceState } from './ResourceState';
import { queryClientApiRef } from './queryClient';

export interface FetchOptions<T> {
  /** How long an answer is taken for fresh, where that differs from the cache's own rule. */
  freshMs?: number;
  /** Fetches again so often, for as long as the page is open. */
  everyMs?: number | ((value?: T) => number | false);
}

/** Anything that is fetched, kept in the session's cache under a key of its own. */
export const useFetched = <T>(
  queryKey: QueryKey,
  queryFn: QueryFunction<T> | SkipToken,
  { freshMs, everyMs }: FetchOptions<T> = {},
): ResourceState<T> => {
  const query = useQuery(
    {
      queryKey,
      queryFn,
      placeholderData: keepPreviousData,
      ...(freshMs !== undefined && { staleTime: freshMs }),
      refetchInterval:
        typeof everyMs === 'function'
          ? ({ state }) => everyMs(state.data as T | undefined)
          : everyMs,
    },
    useApi(queryClientApiRef),
  );
  const { data, error, isPending, isFetching, isPlaceholderData } = query;
  return {
    value: data as T | undefined,
    previous: isPlaceholderData,
    error: error ?? undefined,
    loading: isPending || isFetching,
    retry: () => void query.refetch(),
  };
};
