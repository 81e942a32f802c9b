import { useEffect, useState } from 'react';
import { hashKey, skipToken, useQuery } from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import { RouteInput } from '@rosetta/contracts';
import { AnyRoute, LiveEvent, serviceOf } from '../client';
import { queryClientApiRef } from './queryClient';
import { routeKey, useRouteClient } from './useRoute';

interface LiveOptions<State> {
  /** What is known after one more event; must be a function of the module. */
  apply(state: State | undefined, event: LiveEvent): State;
  /** Whether nothing follows an event. What the service answered elsewhere is refreshed then. */
  isLast?(event: LiveEvent): boolean;
}

interface Connection {
  /** The connection is lost, and is tried again; what is shown is from before. */
  lost?: Error;
  /** The portal refuses. */
  error?: Error;
}

/**
 * What a live route says, for as long as it is on a page. It is kept in the session's
 * cache: a page that is opened again begins with what was there, until it is brought up to date.
 */
export const useLiveRoute = <R extends AnyRoute, State>(
  route: R,
  input: RouteInput<R>,
  { apply, isLast }: LiveOptions<State>,
) => {
  const client = useRouteClient();
  const cache = useApi(queryClientApiRef);
  const key = [...routeKey(route, input), 'live'];
  const { data } = useQuery<State>(
    { queryKey: key, queryFn: skipToken },
    cache,
  );
  const [connection, setConnection] = useState<Connection>({});
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const onConnection = (lost?: Error) => setConnection({ lost });
    const read = async () => {
      for await (const event of client.follow(route, input, {
        signal,
        onConnection,
      })) {
        cache.setQueryData<State>(key, state => apply(state, event));
        if (!isLast?.(event)) continue;
        cache.invalidateQueries({ queryKey: [serviceOf(route)] });
        return;
      }
    };
    setConnection({});
    read().catch(error => signal.aborted || setConnection({ error }));
    return () => controller.abort();
    // The key stands for the route and its input.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, cache, hashKey(key), attempt]);

  return {
    ...connection,
    value: data,
    retry: () => setAttempt(count => count + 1),
  };
};
