import { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { Route, RouteRequest } from '@rosetta/contracts';
import { Logger } from 'pino';
import { z } from 'zod';
import { Caller } from '../identity/types';
import { EncodedEvent, StreamEvent } from './streamEvent';

type AnyRoute = Route<any, any, any, any>;

/** An authorized request, parsed by the contract. */
export type ServedRequest<R extends AnyRoute = AnyRoute> = RouteRequest<R> & {
  caller: Caller;
  /** Aborts when the client disconnects; for a stream also when its token expires or the process stops. */
  signal: AbortSignal;
  requestId: string;
  /** Carries the request id. */
  logger: Logger;
  /** For `if-match` and the like; never for identity. */
  headers: IncomingHttpHeaders;
  /** Adds a header to the answer, e.g. `location` or `etag`. */
  setHeader(name: string, value: string): void;
};

/** The return value of a handler; `serve` parses it by the contract before it is sent. */
export type GivenAnswer<R> = R extends Route<any, any, any, infer A>
  ? z.input<A>
  : never;

export type Handler<R extends AnyRoute> = (
  request: ServedRequest<R>,
) => Promise<GivenAnswer<R>>;

export interface CsvReply {
  /** Streams the text as it comes. An error before the first chunk is an ordinary error answer. */
  send(
    content: Readable | AsyncIterable<string | Uint8Array>,
    options?: { filename?: string },
  ): Promise<void>;
}

/** An open `text/event-stream`. It ends when its handler returns. */
export interface EventStream {
  /** The id of the last event that the client received, from `Last-Event-ID`. */
  readonly lastEventId: string | undefined;
  /** Resolves once the client can receive more. */
  send(event: StreamEvent | EncodedEvent): Promise<void>;
}

/** Handlers of a route for other media types, chosen by `Accept`. */
export interface Alternatives<R extends AnyRoute> {
  'text/csv'?: (request: ServedRequest<R>, reply: CsvReply) => Promise<void>;
  'text/event-stream'?: (
    request: ServedRequest<R>,
    stream: EventStream,
  ) => Promise<void>;
}

export type Serve = <R extends AnyRoute>(
  route: R,
  handler: Handler<R>,
  alternatives?: Alternatives<R>,
) => void;
