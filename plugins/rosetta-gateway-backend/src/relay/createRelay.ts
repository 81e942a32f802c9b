import { HttpAnswer } from '@rosetta/http-kit';
import { clientSignal, disconnectSlowReader } from '@rosetta/server-kit';
import { Request, Response } from 'express';
import { AnswerCache, Kept, ageSecondsOf } from '../cache/AnswerCache';
import { GatewayMetrics } from '../metrics/createGatewayMetrics';
import { ask, asksForEvents, mayBeKept } from './ask';
import { HeldBodies } from './HeldBodies';
import { refusalOf } from './refusal';
import { sendAnswer, sendEvents, sendKept } from './send';
import { Relayed } from './types';

export interface RelayOptions {
  cache: AnswerCache;
  metrics: Pick<GatewayMetrics, 'cached'>;
  /** Aborts when the portal stops: streams, which would never end, end then. */
  closing: AbortSignal;
  /** How long a client may take to send its body; a minute when not said. */
  bodyMs?: number;
  /** Bodies that wait; 64 MiB together when not said. */
  held?: HeldBodies;
  /** How long a client may take nothing of its answer; a minute when not said. */
  unreadMs?: number;
}

/** Says that an answer stands in for one that could not be had, and why. */
const STALE = 'x-rosetta-stale';

const PATIENCE_MS = 60_000;

/** The service failed, which is neither a refusal nor the client's leaving. */
const FAILED = [502, 503, 504];

const demandsFresh = (req: Request) =>
  String(req.headers['cache-control'] ?? '').includes('no-cache');

function serviceFailed(error: unknown): boolean {
  const { statusCode, name } = error as { statusCode?: number; name: string };
  return name === 'ServiceUnavailableError' || FAILED.includes(statusCode ?? 0);
}

/** Sends requests on to their services, and the answers back. */
export function createRelay(options: RelayOptions) {
  const { cache, metrics, closing } = options;
  const { bodyMs = PATIENCE_MS, unreadMs = PATIENCE_MS } = options;
  const body = { patienceMs: bodyMs, held: options.held ?? new HeldBodies() };

  const answerOrRefusal = async (
    req: Request,
    res: Response,
    relayed: Relayed,
  ) => {
    const signal = clientSignal(res);
    const answer = await ask(req, relayed, { signal, body });
    if (answer.status >= 400)
      throw await refusalOf(relayed.upstream.audience, answer, res);
    return answer;
  };

  const sendStale = (
    req: Request,
    res: Response,
    relayed: Relayed,
    kept: Kept,
    error: unknown,
  ) => {
    metrics.cached(relayed.upstream.name, 'stale');
    res.set(STALE, (error as Error).name);
    sendKept(req, res, kept);
  };

  const relayKept = async (req: Request, res: Response, relayed: Relayed) => {
    const { upstream, route } = relayed;
    const key = cache.keyFor(req, relayed);
    const known = cache.get(key);
    const fresh = known && ageSecondsOf(known) < route.cache!.ttlSeconds;
    if (fresh && !demandsFresh(req)) {
      metrics.cached(upstream.name, 'hit');
      return sendKept(req, res, known);
    }
    let answer: HttpAnswer;
    try {
      answer = await answerOrRefusal(req, res, relayed);
    } catch (error) {
      if (!known || !serviceFailed(error)) throw error;
      return sendStale(req, res, relayed, known, error);
    }
    metrics.cached(upstream.name, 'miss');
    const kept = cache.keep(key, relayed, answer);
    return kept ? sendKept(req, res, kept) : sendAnswer(req, res, answer);
  };

  return async (req: Request, res: Response, relayed: Relayed) => {
    const { route, upstream } = relayed;
    disconnectSlowReader(res, unreadMs);
    if (mayBeKept(req, route)) return relayKept(req, res, relayed);
    const answer = await answerOrRefusal(req, res, relayed).finally(() => {
      // Also when nobody knows whether it was done.
      if (route.method !== 'get') cache.forget(upstream.name);
    });
    return asksForEvents(req, route)
      ? sendEvents(req, res, answer, closing)
      : sendAnswer(req, res, answer);
  };
}

export type Relay = ReturnType<typeof createRelay>;
