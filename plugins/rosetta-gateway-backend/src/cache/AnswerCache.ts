import { createHash } from 'node:crypto';
import { HttpAnswer, HttpHeaders } from '@rosetta/http-kit';
import { Request } from 'express';
import { LRUCache } from 'lru-cache';
import { Relayed } from '../relay/types';

/** A complete answer, and when it was received. */
export interface CachedAnswer {
  headers: HttpHeaders;
  body: Buffer;
  etag: string;
  at: number;
}

const MAX_BYTES = 64 * 1024 * 1024;
/** Headers, key and bookkeeping of an entry, approximately. */
const ENTRY_BYTES = 2048;

const weakTag = (body: Buffer) =>
  `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/** Whether an answer may be cached: it is complete, and the service does not forbid it. */
const isStorable = ({ status, headers, buffered }: HttpAnswer) =>
  status === 200 &&
  buffered !== undefined &&
  !String(headers['cache-control'] ?? '').includes('no-store');

export const ageSecondsOf = ({ at }: CachedAnswer) =>
  Math.floor((performance.now() - at) / 1000);

/**
 * Caches answers to GETs whose route allows it. Nobody gets an answer that was made for other
 * roles, or from before a write that went through the gateway.
 */
export class AnswerCache {
  readonly #answers = new LRUCache<string, CachedAnswer>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ body }, key) => body.length + key.length + ENTRY_BYTES,
  });
  /** The number of writes per service: part of the key, so that each write invalidates. */
  readonly #changes = new Map<string, number>();

  /** The cache key of a request, as of now. */
  keyFor(req: Request, { upstream, route, caller }: Relayed): string {
    const { name } = upstream;
    const owner = route.cache?.per === 'user' ? caller.user : '';
    const roles = [...caller.access.roles].sort().join();
    const change = this.#changes.get(name) ?? 0;
    return [name, change, roles, owner, req.url].join(' ');
  }

  get(key: string): CachedAnswer | undefined {
    return this.#answers.get(key);
  }

  /** Caches an answer for the TTL of its route. @returns it, unless it may not be cached */
  set(
    key: string,
    { route }: Relayed,
    answer: HttpAnswer,
  ): CachedAnswer | undefined {
    if (!isStorable(answer)) return undefined;
    const { headers, buffered } = answer;
    const body = buffered!;
    const etag = String(headers.etag ?? weakTag(body));
    const kept = { headers, body, etag, at: performance.now() };
    const { ttlSeconds, staleSeconds = 0 } = route.cache!;
    const ttl = (ttlSeconds + staleSeconds) * 1000;
    if (ttl > 0) this.#answers.set(key, kept, { ttl });
    return kept;
  }

  /** Invalidates the answers of a service after a write. */
  invalidate(service: string) {
    this.#changes.set(service, (this.#changes.get(service) ?? 0) + 1);
  }
}
