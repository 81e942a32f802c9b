import { FetchApi } from '@backstage/frontend-plugin-api';
import { RouteInput } from '@rosetta/contracts';
import { createParser } from 'eventsource-parser';
import { AnyRoute, openStream } from './callRoute';
import { isRequestError } from './RequestError';

export interface LiveEvent {
  event: string;
  /** What a new connection resumes after. */
  id?: string;
  data: unknown;
}

export interface FollowOptions {
  signal: AbortSignal;
  /** Told when the connection is lost, with the reason, and when it is there again. */
  onConnection?(lost?: Error): void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>(resolve => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** The events of one connection, until it ends. */
async function* readEvents(body: ReadableStream<Uint8Array>) {
  const ready: LiveEvent[] = [];
  const parser = createParser({
    onEvent: ({ event = 'message', id, data }) =>
      ready.push({ event, id, data: JSON.parse(data) }),
  });
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* ready.splice(0);
    }
  } finally {
    // Whoever follows may leave first; the server is told.
    await reader.cancel().catch(() => {});
  }
}

/** What another try will not change: no identity, no right, no such thing, a wrong question. */
const isFinal = (error: unknown) =>
  isRequestError(error) &&
  (error.name === 'ContractError' ||
    (error.status !== undefined &&
      error.status < 500 &&
      ![401, 408, 429].includes(error.status)));

/**
 * The events of a live route, across connections: a stream ends when the token behind it
 * does, and when a service restarts. The next one resumes after the last event seen.
 * Ends when the signal is aborted.
 * @throws RequestError when the portal refuses
 */
export async function* followEvents<R extends AnyRoute>(
  fetchApi: FetchApi,
  base: string,
  route: R,
  input: RouteInput<R>,
  { signal, onConnection = () => {} }: FollowOptions,
): AsyncGenerator<LiveEvent> {
  let lastEventId: string | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      const options = { signal, lastEventId };
      const body = await openStream(fetchApi, base, route, input, options);
      onConnection();
      pauseMs = FIRST_PAUSE_MS;
      for await (const event of readEvents(body)) {
        lastEventId = event.id ?? lastEventId;
        yield event;
      }
    } catch (error) {
      if (signal.aborted) return;
      if (isFinal(error)) throw error;
      onConnection(error as Error);
      await pause(pauseMs, signal);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      continue;
    }
    await pause(FIRST_PAUSE_MS, signal);
  }
}
