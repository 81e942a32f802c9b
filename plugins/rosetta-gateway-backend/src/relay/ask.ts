import { DEFAULT_TIMEOUT_SECONDS, Route } from '@rosetta/contracts';
import { HttpAnswer } from '@rosetta/http-kit';
import { Request } from 'express';
import { toService } from './headers';
import { limitBody } from './limitBody';
import { Relayed } from './types';

/** A body this short is had whole before the client hears of it, so that a break can be mended. */
const WHOLE_BYTES = 1024 * 1024;
const IDLE_MS = 60_000;
/** A stream of events may be silent; its service ends it with its token. */
const IDLE_STREAM_MS = 360_000;

const JSON_FORM = 'application/json';
const EVENTS = 'text/event-stream';

/** The form that the service will choose too. */
const formOf = (req: Request, { alternatives = [] }: Route): string =>
  alternatives.length === 0
    ? JSON_FORM
    : req.accepts([JSON_FORM, ...alternatives]) || JSON_FORM;

export const asksForEvents = (req: Request, route: Route) =>
  formOf(req, route) === EVENTS;
export const asksForJson = (req: Request, route: Route) =>
  formOf(req, route) === JSON_FORM;

/** Asks the service for what the client asked for, under the client's name. */
export async function ask(
  req: Request,
  { upstream, route, caller }: Relayed,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const lasting = asksForEvents(req, route);
  const body = limitBody(req, route);
  const token = await caller.tokenFor(upstream.audience);
  return upstream.client.request({
    method: req.method,
    path: req.url,
    route: route.path,
    headers: toService(req, caller, token),
    body,
    signal,
    lasting,
    wholeUpToBytes: WHOLE_BYTES,
    timeoutMs: (route.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
    idleTimeoutMs: lasting ? IDLE_STREAM_MS : IDLE_MS,
  });
}
