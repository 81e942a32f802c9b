import { RouteAnswer, RouteInput } from '@rosetta/contracts';
import {
  ListRoute,
  ResourceState,
  skipToken,
  useRoute,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';

/** A list with all its items, and what its answer says besides. */
export type WholeList<R extends ListRoute> = Omit<RouteAnswer<R>, 'nextCursor'>;

const PAGE = 500;

/** A list of values that people keep: of one page as a rule, read to its end where it is longer. */
export const useWholeList = <R extends ListRoute>(
  route: R,
  query: object = {},
): ResourceState<WholeList<R>> => {
  const first = useRoute(
    route as ListRoute,
    {
      query: { ...query, limit: PAGE },
    } as RouteInput<R>,
  );
  const hasMore = first.value?.nextCursor !== undefined;
  const all = useRouteItems(
    route as ListRoute,
    hasMore ? { query } : skipToken,
  );
  if (!hasMore || !first.value) return first;
  return {
    ...first,
    value: all.value && { ...first.value, items: all.value },
    error: first.error ?? all.error,
    loading: first.loading || all.loading,
  };
};
