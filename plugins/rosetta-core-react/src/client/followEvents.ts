import { FetchApi } from '@backstage/frontend-plugin-api';
import { RouteInput } from '@rosetta/contracts';
import { ErrorBody } from '@rosetta/contracts/values';
import { createParser } from 'eventsource-parser';
import { AnyRoute, openStream } from './callRoute';
import { RequestError, isRequestError } from './RequestError';
import { watchSilence } from './watchSilence';

export interface LiveEvent {
  event: string;
  /** What a new connection resumes after. */
  id?: string;
  data: unknown;
}

export interface FollowOptions {
  signal: AbortSignal;
  /** Called when the connection is lost, with the reason, and when it is back. */
  onConnection?(lost?: Error): void;
  /** A connection that is silent for so long counts as lost. */
  silenceMs?: number;
}

/** Services send a heartbeat at least every 15 s. */
const SILENCE_MS = 45_000;
const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 15_000;

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>(resolve => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** The last event of a service that fails while it streams. */
const throwIfError = ({ event, data }: LiveEvent) => {
  if (event !== 'error') return;
  throw new RequestError(ErrorBody.shape.error.parse(data));
};

/** The events of one connection, until it ends. */
async function* readEvents(
  body: ReadableStream<Uint8Array>,
  onData: () => void,
) {
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
      onData();
      parser.feed(decoder.decode(value, { stream: true }));
      yield* ready.splice(0);
    }
  } finally {
    // The reader may stop first: this closes the connection to the server.
    await reader.cancel().catch(() => {});
  }
}

/** What a retry will not change: no permission, not found, an invalid request. */
const isFinal = (error: unknown) =>
  isRequestError(error) &&
  (error.name === 'ContractError' ||
    (error.status !== undefined &&
      error.status < 500 &&
      ![401, 408, 429].includes(error.status)));

/** One connection to a live route, until it ends, fails, or says nothing for too long. */
async function* connect<R extends AnyRoute>(
  fetchApi: FetchApi,
  base: string,
  route: R,
  input: RouteInput<R>,
  options: FollowOptions & { lastEventId?: string },
) {
  const { lastEventId, silenceMs = SILENCE_MS, onConnection } = options;
  const silence = watchSilence(silenceMs);
  const signal = AbortSignal.any([options.signal, silence.signal]);
  try {
    const resumed = { signal, lastEventId };
    const body = await openStream(fetchApi, base, route, input, resumed);
    onConnection?.();
    for await (const event of readEvents(body, silence.reset)) {
      throwIfError(event);
      yield event;
    }
  } finally {
    silence.stop();
  }
}

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
  options: FollowOptions,
): AsyncGenerator<LiveEvent> {
  const { signal, onConnection } = options;
  let lastEventId: string | undefined;
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    const resumed = { ...options, lastEventId };
    try {
      for await (const event of connect(
        fetchApi,
        base,
        route,
        input,
        resumed,
      )) {
        lastEventId = event.id ?? lastEventId;
        pauseMs = FIRST_PAUSE_MS;
        yield event;
      }
      await pause(FIRST_PAUSE_MS, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (isFinal(error)) throw error;
      onConnection?.(error as Error);
      await pause(pauseMs, signal);
      pauseMs = Math.min(pauseMs * 2, MAX_PAUSE_MS);
    }
  }
}
