import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { mediaTypesOf, Route } from '@rosetta/contracts';
import { Action, rolesThatMay } from '@rosetta/contracts/access';
import { clientSignal } from '@rosetta/server-kit';
import { Request, RequestHandler, Response } from 'express';
import { Health } from '../health/types';
import { Caller } from '../identity/types';
import { Metrics } from '../metrics/createMetrics';
import { contextOf } from './context';
import { csvReply } from './csv';
import { runEventStream } from './eventStream';
import { parseRequest } from './parse';
import { Alternatives, Handler, ServedRequest } from './types';

type AnyRoute = Route<any, any, any, any>;

export interface ServedRoute {
  route: AnyRoute;
  handler: Handler<AnyRoute>;
  alternatives: Alternatives<AnyRoute>;
}

interface ServeOptions {
  health: Health;
  metrics: Metrics;
}

/** The roles to ask for, in words: nobody asks for that of an administrator of everything. */
export const requiredRoles = (action: Action) =>
  rolesThatMay(action)
    .filter(role => role !== 'Rosetta_Admin')
    .join(' or ');

function authorize({ action }: AnyRoute, caller: Caller) {
  if (caller.may(action)) return;
  throw new NotAllowedError(
    `${caller.subject} may not ${action}; it requires ${requiredRoles(action)}`,
  );
}

/** Sends the answer as the contract declares it: fields that it does not name are dropped. */
function sendAnswer(route: AnyRoute, res: Response, given: unknown) {
  const answer = route.answer.safeParse(given);
  if (!answer.success) {
    const [{ path, message }] = answer.error.issues;
    throw new Error(
      `the answer of ${route.id} breaks its contract at ${path.join(
        '.',
      )}: ${message}`,
    );
  }
  if (!res.hasHeader('cache-control'))
    // Where the gateway may cache it, others must revalidate.
    res.set('cache-control', route.cache ? 'private, no-cache' : 'no-store');
  res.status(route.status ?? 200).json(answer.data);
}

/** A longer delay would overflow the timer, and fire at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

const tokenExpirySignal = ({ expiresAt }: Caller) => {
  const leftMs = Math.max(0, expiresAt.getTime() - Date.now());
  return AbortSignal.timeout(Math.min(leftMs, MAX_TIMER_MS));
};

async function stream(
  served: ServedRoute,
  request: ServedRequest,
  res: Response,
  { health, metrics }: ServeOptions,
) {
  const { route, alternatives } = served;
  const signal = AbortSignal.any([
    request.signal,
    tokenExpirySignal(request.caller),
    health.shutdownSignal,
  ]);
  contextOf(res).stream = true;
  const open = metrics.http.streams.labels(route.path);
  open.inc();
  const { 'last-event-id': lastEventId } = request.headers;
  await runEventStream(res, lastEventId?.toString(), signal, events =>
    alternatives['text/event-stream']!({ ...request, signal }, events),
  ).finally(() => open.dec());
}

async function toServedRequest(
  route: AnyRoute,
  caller: Caller,
  req: Request,
  res: Response,
): Promise<ServedRequest> {
  const { requestId, logger } = contextOf(res);
  return {
    ...(await parseRequest(route, req, res)),
    caller,
    requestId,
    logger,
    headers: req.headers,
    signal: clientSignal(res),
    setHeader: (name, value) => {
      res.setHeader(name, value);
    },
  };
}

/** Records the route before anything can be refused: metrics count refusals by route too. */
export const recordRoute =
  (path: string): RequestHandler =>
  (_req, res, next) => {
    contextOf(res).route = path;
    next();
  };

/** From an authenticated caller to the answer: 403, 400, and the errors of the handler. */
export function serveRoute(
  served: ServedRoute,
  options: ServeOptions,
): RequestHandler {
  const { route, handler, alternatives } = served;
  const mediaTypes = mediaTypesOf(route);
  return async (req, res) => {
    const caller = contextOf(res).caller!;
    authorize(route, caller);
    if (options.health.phase === 'starting')
      throw new ServiceUnavailableError('The service is starting');
    const request = await toServedRequest(route, caller, req, res);
    if (mediaTypes.length > 1) res.vary('accept');
    const mediaType = req.accepts(mediaTypes);
    if (mediaType === 'text/csv')
      await alternatives['text/csv']!(request, csvReply(res, request.signal));
    else if (mediaType === 'text/event-stream')
      await stream(served, request, res, options);
    else sendAnswer(route, res, await handler(request));
  };
}
