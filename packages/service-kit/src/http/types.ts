import { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { Route, RouteRequest } from '@rosetta/contracts';
import { Logger } from 'pino';
import { z } from 'zod';
import { Caller } from '../identity/types';
import { EncodedEvent, StreamEvent } from './streamEvent';

type AnyRoute = Route<any, any, any, any>;

/** A request that has passed every refusal: parsed by the contract, from a known caller. */
export type ServedRequest<R extends AnyRoute = AnyRoute> = RouteRequest<R> & {
  caller: Caller;
  /** Aborts when the client is gone; for a stream also when its token or the process ends. */
  signal: AbortSignal;
  requestId: string;
  /** Carries the request id. */
  logger: Logger;
  /** For `if-match` and the like; never for identity. */
  headers: IncomingHttpHeaders;
  /** Adds a header to the answer, e.g. `location` or `etag`. */
  setHeader(name: string, value: string): void;
};

/** What a handler gives back; `serve` parses it by the contract before it leaves. */
export type GivenAnswer<R> = R extends Route<any, any, any, infer A>
  ? z.input<A>
  : never;

export type Handler<R extends AnyRoute> = (
  request: ServedRequest<R>,
) => Promise<GivenAnswer<R>>;

export interface CsvReply {
  /** Streams the text as it comes. What throws before the first piece is an ordinary error answer. */
  send(
    content: Readable | AsyncIterable<string | Uint8Array>,
    options?: { filename?: string },
  ): Promise<void>;
}

/** An open `text/event-stream`. It ends when its handler returns. */
export interface EventStream {
  /** Of the event the client saw last, from `Last-Event-ID`. */
  readonly lastEventId: string | undefined;
  /** Resolves once the client can take more. */
  send(event: StreamEvent | EncodedEvent): Promise<void>;
}

/** How a route answers in its other forms, asked for with `Accept`. */
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
