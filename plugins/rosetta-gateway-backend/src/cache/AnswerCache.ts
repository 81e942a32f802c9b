import { createHash } from 'node:crypto';
import { HttpAnswer, HttpHeaders } from '@rosetta/http-kit';
import { Request } from 'express';
import { LRUCache } from 'lru-cache';
import { Relayed } from '../relay/types';

/** An answer that was had whole, and when. */
export interface Kept {
  headers: HttpHeaders;
  body: Buffer;
  etag: string;
  at: number;
}

const MOST_BYTES = 64 * 1024 * 1024;
/** Headers, key and bookkeeping of an entry, about. */
const ENTRY_BYTES = 2048;

const weakTag = (body: Buffer) =>
  `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/** What may be kept: a whole answer, and a service that does not forbid it. */
const mayKeep = ({ status, headers, buffered }: HttpAnswer) =>
  status === 200 &&
  buffered !== undefined &&
  !String(headers['cache-control'] ?? '').includes('no-store');

export const ageSecondsOf = ({ at }: Kept) =>
  Math.floor((performance.now() - at) / 1000);

/**
 * Answers to GETs whose route allows it. Nobody gets an answer that was made for other roles,
 * nor one from before a change that went through here.
 */
export class AnswerCache {
  readonly #kept = new LRUCache<string, Kept>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ body }, key) => body.length + key.length + ENTRY_BYTES,
  });
  /** Counts the changes per service: what was asked for before one is not found after it. */
  readonly #changes = new Map<string, number>();

  /** Where the answer to this request is kept, as of now. */
  keyFor(req: Request, { upstream, route, caller }: Relayed): string {
    const { name } = upstream;
    const whose = route.cache?.per === 'user' ? caller.user : '';
    const roles = [...caller.access.roles].sort().join();
    const change = this.#changes.get(name) ?? 0;
    return [name, change, roles, whose, req.url].join(' ');
  }

  get(key: string): Kept | undefined {
    return this.#kept.get(key);
  }

  /** Keeps an answer as long as its route says. @returns it, unless it may not be kept */
  keep(key: string, { route }: Relayed, answer: HttpAnswer): Kept | undefined {
    if (!mayKeep(answer)) return undefined;
    const { headers, buffered } = answer;
    const body = buffered!;
    const etag = String(headers.etag ?? weakTag(body));
    const kept = { headers, body, etag, at: performance.now() };
    const { ttlSeconds, staleSeconds = 0 } = route.cache!;
    const ttl = (ttlSeconds + staleSeconds) * 1000;
    if (ttl > 0) this.#kept.set(key, kept, { ttl });
    return kept;
  }

  /** Something changed at a service: what is kept of it may no longer be so. */
  forget(service: string) {
    this.#changes.set(service, (this.#changes.get(service) ?? 0) + 1);
  }
}
