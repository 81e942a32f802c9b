import { Readable } from 'node:stream';
import { DEFAULT_TIMEOUT_SECONDS, Route } from '@rosetta/contracts';
import { HttpAnswer } from '@rosetta/http-kit';
import { Request } from 'express';
import { BodyOptions, bodyOf } from './bodyOf';
import { toService } from './headers';
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
const asksForJson = (req: Request, route: Route) =>
  formOf(req, route) === JSON_FORM;
/** Whether the answer may be kept, and one that is kept may be given. */
export const mayBeKept = (req: Request, route: Route) =>
  req.method === 'GET' && route.cache !== undefined && asksForJson(req, route);

/** Whether the client has an answer is for the service to say, unless the answer is to be kept: then it has to come. */
const headersFor = (
  req: Request,
  { route, caller }: Relayed,
  token: string,
) => {
  const headers = toService(req, caller, token);
  if (mayBeKept(req, route)) delete headers['if-none-match'];
  return headers;
};

export interface Client {
  /** Aborts when it leaves. */
  signal: AbortSignal;
  body: BodyOptions;
}

/** Asks the service for what the client asked for, under the client's name. */
export async function ask(
  req: Request,
  relayed: Relayed,
  { signal, body: options }: Client,
): Promise<HttpAnswer> {
  const { upstream, route, caller } = relayed;
  const body = await bodyOf(req, route, options);
  const uploads = body instanceof Readable;
  const token = await caller.tokenFor(upstream.audience);
  const timeoutMs = (route.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000;
  return upstream.client.request({
    method: req.method,
    path: req.url,
    route: route.path,
    headers: headersFor(req, relayed, token),
    body,
    signal,
    // What takes as long as the client does keeps no other from asking.
    longLived: uploads || !asksForJson(req, route),
    bufferUpToBytes: WHOLE_BYTES,
    // The time that the client takes is not the service's.
    timeoutMs: uploads ? timeoutMs + options.patienceMs : timeoutMs,
    idleTimeoutMs: asksForEvents(req, route) ? IDLE_STREAM_MS : IDLE_MS,
  });
}
