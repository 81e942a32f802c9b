import { HttpHeaders } from '@rosetta/http-kit';
import { REQUEST_ID_HEADER } from '@rosetta/server-kit';
import { Request, Response } from 'express';
import { Caller } from '../callers/Caller';

/** Request headers that are relayed. `x-user` and the like of a client are not. */
const REQUEST_HEADERS = [
  'accept',
  'accept-language',
  'content-encoding',
  'content-length',
  'content-type',
  'if-match',
  'if-none-match',
  'last-event-id',
  'traceparent',
  'tracestate',
  'user-agent',
];

/** Response headers that are relayed. */
const RESPONSE_HEADERS = [
  'cache-control',
  'content-disposition',
  'content-language',
  'content-length',
  'content-type',
  'etag',
  'last-modified',
  'retry-after',
  'vary',
];

const EVENT_STREAM = 'text/event-stream';

const pick = (headers: HttpHeaders, names: string[]): HttpHeaders => {
  const some: HttpHeaders = {};
  for (const name of names)
    if (headers[name] !== undefined) some[name] = headers[name];
  return some;
};

/** The headers of a relayed request: the client's, and its identity. */
export const createRequestHeaders = (
  req: Request,
  caller: Caller,
  token: string,
): HttpHeaders => ({
  ...pick(req.headers, REQUEST_HEADERS),
  authorization: `Bearer ${token}`,
  // For the audit log only: services trust the token.
  'x-user': caller.user,
  'x-groups': caller.groups.join(','),
  [REQUEST_ID_HEADER]: req.get(REQUEST_ID_HEADER),
});

/** Prefixes a path of the service with its path here. */
const toClientLocation = (
  location: unknown,
  base: string,
): string | undefined =>
  typeof location === 'string' && location.startsWith('/')
    ? base + location
    : undefined;

/** Copies the headers of a service to the answer. */
export function setResponseHeaders(
  res: Response,
  headers: HttpHeaders,
  base: string,
) {
  for (const name of RESPONSE_HEADERS) {
    const value = headers[name];
    // Not `res.set`, which changes some values.
    if (value !== undefined) res.setHeader(name, value);
  }
  const location = toClientLocation(headers.location, base);
  if (location) res.set('location', location);
  if (String(headers['content-type']).startsWith(EVENT_STREAM))
    // Otherwise the backend would buffer events to compress them.
    res.set('cache-control', 'no-cache, no-transform');
}
