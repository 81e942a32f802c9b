import { pipeline } from 'node:stream/promises';
import { Route } from '@rosetta/contracts';
import { HttpAnswer, HttpClient } from '@rosetta/http-kit';
import { Request, Response } from 'express';
import { Caller } from '../callers/Caller';
import { toClient, toService } from './headers';
import { refusalOf } from './refusal';

/** A service to relay to. */
export interface Upstream {
  /** First segment below `/api/rosetta`. */
  name: string;
  audience: string;
  client: HttpClient;
}

export interface Relayed {
  upstream: Upstream;
  route: Route<any, any, any, any>;
  caller: Caller;
}

const DEFAULT_TIMEOUT_SECONDS = 10;
/** A stream of events may be silent; its service ends it with its token. */
const IDLE_MS = 360_000;

const hasBody = ({ headers }: Request) =>
  headers['transfer-encoding'] !== undefined ||
  Number(headers['content-length'] ?? 0) > 0;

async function ask(
  req: Request,
  { upstream, route, caller }: Relayed,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const token = await caller.tokenFor(upstream.audience);
  return upstream.client.request({
    method: req.method,
    path: req.url.slice(`/${upstream.name}`.length),
    route: route.path,
    headers: toService(req, caller, token),
    body: hasBody(req) ? req : undefined,
    signal,
    timeoutMs: (route.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
    idleTimeoutMs: IDLE_MS,
  });
}

/**
 * Sends a request on to its service, and the answer back, as they come. Who leaves
 * early ends the call at the service too.
 */
export async function relay(req: Request, res: Response, relayed: Relayed) {
  const left = new AbortController();
  res.once('close', () => left.abort());
  const { upstream } = relayed;
  const answer = await ask(req, relayed, left.signal);
  if (answer.status >= 400)
    throw await refusalOf(upstream.audience, answer, res);
  res.status(answer.status);
  toClient(res, answer.headers, `${req.baseUrl}/${upstream.name}`);
  res.flushHeaders();
  await pipeline(answer.body, res);
}
