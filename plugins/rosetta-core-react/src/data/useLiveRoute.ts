import { useEffect } from 'react';
import { hashKey, skipToken, useQuery } from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import { RouteInput } from '@rosetta/contracts';
import { AnyRoute, LiveEvent, serviceOf } from '../client';
import { queryClientApiRef } from './queryClient';
import { shareStream } from './sharedStreams';
import { routeKey, useRouteClient } from './useRoute';

interface LiveOptions<State> {
  /** What is known after one more event; must be a function of the module. */
  apply(state: State | undefined, event: LiveEvent): State;
  /**
   * Whether nothing follows an event: what the service answered elsewhere is refreshed then; must
   * be a function of the module.
   */
  isLast?(event: LiveEvent): boolean;
}

/** How the one connection is that all parts of the page share. */
export interface Connection {
  /** Grows by one when the reader tries again. */
  attempt: number;
  /** The connection is lost, and is tried again; what is shown is from before. */
  lost?: Error;
  /** The portal refuses. */
  error?: Error;
}
const FIRST: Connection = { attempt: 0 };

/**
 * What a live route says, for as long as it is on a page; parts that show the same share one
 * connection. It is kept in the session's cache: a page that is opened again begins with what
 * was there, until it is brought up to date.
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
  const connectionKey = [...key, 'connection'];
  const { data: connection = FIRST } = useQuery<Connection>(
    { queryKey: connectionKey, queryFn: skipToken },
    cache,
  );
  const { attempt } = connection;
  const setConnection = (change: Connection) =>
    cache.setQueryData<Connection>(connectionKey, change);

  useEffect(() => {
    const follow = async (signal: AbortSignal) => {
      const onConnection = (lost?: Error) => setConnection({ attempt, lost });
      const live = client.follow(route, input, { signal, onConnection });
      for await (const event of live) {
        cache.setQueryData<State>(key, state => apply(state, event));
        if (!isLast?.(event)) continue;
        cache.invalidateQueries({ queryKey: [serviceOf(route)] });
        return;
      }
    };
    return shareStream(cache, hashKey([...key, attempt]), signal => {
      setConnection({ attempt });
      follow(signal).catch(
        error => signal.aborted || setConnection({ attempt, error }),
      );
    });
    // The rule would open a connection on each render: the key and the input are new objects each
    // time. The hash of the key stands for the route and its input; `apply` and `isLast` are
    // functions of the module, and `setConnection` uses only the cache and the key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [client, cache, hashKey(key), attempt]);

  return {
    lost: connection.lost,
    error: connection.error,
    value: data,
    retry: () => setConnection({ attempt: attempt + 1 }),
  };
};
