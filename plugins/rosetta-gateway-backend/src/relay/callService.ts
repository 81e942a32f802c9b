import { Readable } from 'node:stream';
import {
  DEFAULT_TIMEOUT_SECONDS,
  mediaTypesOf,
  Route,
} from '@rosetta/contracts';
import { HttpAnswer } from '@rosetta/http-kit';
import { Request } from 'express';
import { BodyOptions, readBody } from './readBody';
import { createRequestHeaders } from './headers';
import { Relayed } from './types';

/** An answer this short is buffered before it is sent on, so that one that is cut short can be retried. */
const BUFFER_UP_TO_BYTES = 1024 * 1024;
const IDLE_MS = 60_000;
/** An event stream may be idle; its service ends it when the token expires. */
const IDLE_STREAM_MS = 360_000;

const JSON_TYPE = 'application/json';
const EVENT_STREAM_TYPE = 'text/event-stream';

/** The media type that the service will choose too. */
const mediaTypeOf = (req: Request, route: Route): string =>
  req.accepts(mediaTypesOf(route)) || JSON_TYPE;

export const acceptsEvents = (req: Request, route: Route) =>
  mediaTypeOf(req, route) === EVENT_STREAM_TYPE;
const acceptsJson = (req: Request, route: Route) =>
  mediaTypeOf(req, route) === JSON_TYPE;
/** Whether the answer may be cached, and served from the cache. */
export const isCacheable = (req: Request, route: Route) =>
  req.method === 'GET' && route.cache !== undefined && acceptsJson(req, route);

/** The service may answer 304, unless the answer is to be cached: then its body is needed. */
const createHeaders = (
  req: Request,
  { route, caller }: Relayed,
  token: string,
) => {
  const headers = createRequestHeaders(req, caller, token);
  if (isCacheable(req, route)) delete headers['if-none-match'];
  return headers;
};

export interface ClientOptions {
  /** Aborts when the client disconnects. */
  signal: AbortSignal;
  body: BodyOptions;
}

/** Sends the request of the client to its service, with a token of the client. */
export async function callService(
  req: Request,
  relayed: Relayed,
  { signal, body: options }: ClientOptions,
): Promise<HttpAnswer> {
  const { upstream, route, caller } = relayed;
  const body = await readBody(req, route, options);
  const uploads = body instanceof Readable;
  const token = await caller.tokenFor(upstream.audience);
  const timeoutMs = (route.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000;
  return upstream.client.request({
    method: req.method,
    path: req.url,
    route: route.path,
    headers: createHeaders(req, relayed, token),
    body,
    signal,
    // What lasts as long as its client must not block other calls.
    longLived: uploads || !acceptsJson(req, route),
    bufferUpToBytes: BUFFER_UP_TO_BYTES,
    // The time to receive a body from the client is not the service's.
    timeoutMs: uploads ? timeoutMs + options.bodyTimeoutMs : timeoutMs,
    idleTimeoutMs: acceptsEvents(req, route) ? IDLE_STREAM_MS : IDLE_MS,
  });
}
