import { HttpHeaders } from '@rosetta/http-kit';
import { REQUEST_ID_HEADER } from '@rosetta/server-kit';
import { Request, Response } from 'express';
import { Caller } from '../callers/Caller';

/** What a client may tell a service. `x-user` and the like are not its to say. */
const TOLD_TO_SERVICES = [
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

/** What a service may tell a client. */
const TOLD_TO_CLIENTS = [
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

const picked = (headers: HttpHeaders, names: string[]): HttpHeaders => {
  const some: HttpHeaders = {};
  for (const name of names)
    if (headers[name] !== undefined) some[name] = headers[name];
  return some;
};

/** The headers of a relayed request: the client's, and who it is. */
export const toService = (
  req: Request,
  caller: Caller,
  token: string,
): HttpHeaders => ({
  ...picked(req.headers, TOLD_TO_SERVICES),
  authorization: `Bearer ${token}`,
  // For the audit log only: services believe the token.
  'x-user': caller.user,
  'x-groups': caller.groups.join(','),
  [REQUEST_ID_HEADER]: req.get(REQUEST_ID_HEADER),
});

/** A service names its own paths; the client knows them below the service's name here. */
const locationOf = (location: unknown, base: string): string | undefined =>
  typeof location === 'string' && location.startsWith('/')
    ? base + location
    : undefined;

/** Puts a service's headers on the answer. */
export function toClient(res: Response, headers: HttpHeaders, base: string) {
  for (const name of TOLD_TO_CLIENTS) {
    const value = headers[name];
    // Not `res.set`, which reads meanings into values: they go on as they came.
    if (value !== undefined) res.setHeader(name, value);
  }
  const location = locationOf(headers.location, base);
  if (location) res.set('location', location);
  if (String(headers['content-type']).startsWith(EVENT_STREAM))
    // Else the backend would hold events back to compress them.
    res.set('cache-control', 'no-cache, no-transform');
}
