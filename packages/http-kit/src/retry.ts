import { ExponentialBackoff, IBackoff } from 'cockatiel';
import { UNAVAILABLE_STATUSES } from './breaker';
import { ConnectionError } from './errors';
import { HttpAnswer, HttpRequest } from './types';

const REPEATABLE_METHODS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'];
const INITIAL_BACKOFF = new ExponentialBackoff({
  initialDelay: 100,
  maxDelay: 5_000,
});

/** Whether a request is idempotent, and its body can be sent twice. */
export const isRepeatable = ({ method, body }: HttpRequest): boolean =>
  REPEATABLE_METHODS.includes(method.toUpperCase()) &&
  (body === undefined ||
    typeof body === 'string' ||
    body instanceof Uint8Array);

export type Outcome = { answer: HttpAnswer } | { error: unknown };

/** Why another attempt may succeed; undefined when it would not. */
export function retryReason(
  outcome: Outcome,
  retryOn429: boolean,
): string | undefined {
  if ('error' in outcome)
    return outcome.error instanceof ConnectionError ? 'connection' : undefined;
  const { status } = outcome.answer;
  return UNAVAILABLE_STATUSES.includes(status) || (retryOn429 && status === 429)
    ? String(status)
    : undefined;
}

/** The delay of `Retry-After`, which is in seconds or a date. */
export function retryAfterMs(outcome: Outcome): number | undefined {
  const header =
    'answer' in outcome ? outcome.answer.headers['retry-after'] : undefined;
  if (typeof header !== 'string') return undefined;
  const ms = /^\d+$/.test(header.trim())
    ? Number(header) * 1000
    : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Exponential backoff with jitter, so that many callers do not retry all at once. */
export function backoff(): () => number {
  let step: IBackoff<unknown> | undefined;
  return () => {
    step = step?.next(undefined) ?? INITIAL_BACKOFF.next();
    return step.duration;
  };
}
