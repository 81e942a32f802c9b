import { useMutation } from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import { RouteAnswer, RouteInput } from '@rosetta/contracts';
import { AnyRoute, serviceOf } from '../client';
import { queryClientApiRef } from './queryClient';
import { useRouteClient } from './useRoute';

/** What a route is given, and the ETag of what it changes where it has a precondition. */
export type RouteChange<R extends AnyRoute> = RouteInput<R> & {
  ifMatch?: string;
};

/**
 * A route that changes something. What its service has answered is no longer taken for
 * fresh then: it is fetched again where it is shown.
 */
export const useRouteMutation = <R extends AnyRoute>(route: R) => {
  const client = useRouteClient();
  const queryClient = useApi(queryClientApiRef);
  return useMutation<RouteAnswer<R>, Error, RouteChange<R>>(
    {
      mutationFn: ({ ifMatch, ...input }) =>
        client.call(route, input as RouteInput<R>, { ifMatch }),
      onSuccess: () => {
        queryClient.invalidateQueries({ queryKey: [serviceOf(route)] });
      },
    },
    queryClient,
  );
};
