import { useMutation } from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import { RouteAnswer, RouteInput } from '@rosetta/contracts';
import { AnyRoute, serviceOf } from '../client';
import { queryClientApiRef } from './queryClient';
import { useRouteClient } from './useRoute';

/**
 * A route that changes something. What its service has answered is no longer taken for
 * fresh then: it is fetched again where it is shown.
 */
export const useRouteMutation = <R extends AnyRoute>(route: R) => {
  const client = useRouteClient();
  const queryClient = useApi(queryClientApiRef);
  return useMutation<RouteAnswer<R>, Error, RouteInput<R>>(
    {
      mutationFn: input => client.call(route, input),
      onSuccess: () => {
        queryClient.invalidateQueries({ queryKey: [serviceOf(route)] });
      },
    },
    queryClient,
  );
};
