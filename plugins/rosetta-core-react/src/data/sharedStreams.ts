import { QueryClient } from '@tanstack/react-query';

interface Stream {
  users: number;
  controller: AbortController;
}

/** What is being followed, by what it is; for each cache, as it keeps what they say. */
const streams = new WeakMap<QueryClient, Map<string, Stream>>();

/**
 * Follows something once, however many parts of a page show it: the first begins, and the
 * last one that leaves ends it. A browser keeps six connections to a host at most.
 * @returns leaves it
 */
export const shareStream = (
  cache: QueryClient,
  name: string,
  follow: (signal: AbortSignal) => void,
): (() => void) => {
  const open = streams.get(cache) ?? new Map<string, Stream>();
  streams.set(cache, open);
  const stream = open.get(name) ?? {
    users: 0,
    controller: new AbortController(),
  };
  open.set(name, stream);
  stream.users += 1;
  if (stream.users === 1) follow(stream.controller.signal);
  return () => {
    stream.users -= 1;
    if (stream.users > 0) return;
    if (open.get(name) === stream) open.delete(name);
    stream.controller.abort();
  };
};
