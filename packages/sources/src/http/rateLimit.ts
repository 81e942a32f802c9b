import { HttpAnswer } from '@rosetta/http-kit';
import { RateLimit } from '../types';

const numberIn = ({ headers }: HttpAnswer, name: string) => {
  const text = headers[name];
  const number = typeof text === 'string' ? Number(text) : NaN;
  return Number.isFinite(number) ? number : undefined;
};

/** What `RateLimit-*` headers say; undefined where the source sends none. */
export function rateLimitOf(answer: HttpAnswer): RateLimit | undefined {
  const limit = numberIn(answer, 'ratelimit-limit');
  const remaining = numberIn(answer, 'ratelimit-remaining');
  const reset = numberIn(answer, 'ratelimit-reset');
  if (limit === undefined || remaining === undefined || reset === undefined)
    return undefined;
  // GitLab's reset is a Unix time in seconds.
  return { limit, remaining, resetAt: new Date(reset * 1000) };
}

/** How long to wait for a source that limits requests: its `Retry-After`, else a moment. */
export function waitMs(answer: HttpAnswer): number {
  const seconds = numberIn(answer, 'retry-after');
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(String(answer.headers['retry-after']));
  return Number.isNaN(date) ? 1_000 : Math.max(0, date - Date.now());
}
