import { HttpAnswer } from '@rosetta/http-kit';
import { clientSignal, disconnectSlowReader } from '@rosetta/server-kit';
import { Request, Response } from 'express';
import { AnswerCache, ageSecondsOf } from '../cache/AnswerCache';
import { GatewayMetrics } from '../metrics/createGatewayMetrics';
import { callService, acceptsEvents, isCacheable } from './callService';
import { BodyMemoryBudget } from './BodyMemoryBudget';
import { toRefusal } from './refusal';
import { sendAnswer, sendCached, sendEvents, sendStale } from './send';
import { Relayed } from './types';

export interface RelayOptions {
  cache: AnswerCache;
  metrics: Pick<GatewayMetrics, 'cached'>;
  /** Aborts when the portal stops, which ends event streams. */
  shutdownSignal: AbortSignal;
  /** How long a client may take to send its body; a minute by default. */
  bodyTimeoutMs?: number;
  /** 64 MiB for all buffered bodies by default. */
  bodyBudget?: BodyMemoryBudget;
  /** How long a client may read nothing of its answer; a minute by default. */
  slowReaderTimeoutMs?: number;
}

const CLIENT_TIMEOUT_MS = 60_000;

/** A failure of the service, neither a refusal nor an abort by the client. */
const FAILURE_STATUSES = [502, 503, 504];

const bypassesCache = (req: Request) =>
  String(req.headers['cache-control'] ?? '').includes('no-cache');

function serviceFailed(error: unknown): boolean {
  const { statusCode, name } = error as { statusCode?: number; name: string };
  return (
    name === 'ServiceUnavailableError' ||
    FAILURE_STATUSES.includes(statusCode ?? 0)
  );
}

/** Relays requests to their services, and the answers back. */
export function createRelay(options: RelayOptions) {
  const { cache, metrics, shutdownSignal } = options;
  const {
    bodyTimeoutMs = CLIENT_TIMEOUT_MS,
    slowReaderTimeoutMs = CLIENT_TIMEOUT_MS,
  } = options;
  const body = {
    bodyTimeoutMs,
    budget: options.bodyBudget ?? new BodyMemoryBudget(),
  };

  const callOrThrow = async (req: Request, res: Response, relayed: Relayed) => {
    const signal = clientSignal(res);
    const answer = await callService(req, relayed, { signal, body });
    if (answer.status >= 400)
      throw await toRefusal(relayed.upstream.audience, answer, res);
    return answer;
  };

  const relayCacheable = async (
    req: Request,
    res: Response,
    relayed: Relayed,
  ) => {
    const { upstream, route } = relayed;
    const key = cache.keyFor(req, relayed);
    const known = cache.get(key);
    const fresh = known && ageSecondsOf(known) < route.cache!.ttlSeconds;
    if (fresh && !bypassesCache(req)) {
      metrics.cached(upstream.name, 'hit');
      return sendCached(req, res, known);
    }
    let answer: HttpAnswer;
    try {
      answer = await callOrThrow(req, res, relayed);
    } catch (error) {
      if (!known || !serviceFailed(error)) throw error;
      metrics.cached(upstream.name, 'stale');
      return sendStale(req, res, known, error as Error);
    }
    metrics.cached(upstream.name, 'miss');
    const cached = cache.set(key, relayed, answer);
    return cached ? sendCached(req, res, cached) : sendAnswer(req, res, answer);
  };

  return async (req: Request, res: Response, relayed: Relayed) => {
    const { route, upstream } = relayed;
    disconnectSlowReader(res, slowReaderTimeoutMs);
    if (isCacheable(req, route)) return relayCacheable(req, res, relayed);
    const answer = await callOrThrow(req, res, relayed).finally(() => {
      // Also when it is unknown whether it was done.
      if (route.method !== 'get' && !route.readOnly)
        cache.invalidate(upstream.name);
    });
    return acceptsEvents(req, route)
      ? sendEvents(req, res, answer, shutdownSignal)
      : sendAnswer(req, res, answer);
  };
}

export type Relay = ReturnType<typeof createRelay>;
