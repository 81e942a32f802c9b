import { ExponentialBackoff, IBackoff } from 'cockatiel';
import { DEAD_STATUSES } from './breaker';
import { ConnectionError } from './errors';
import { HttpAnswer, HttpRequest } from './types';

const REPEATABLE_METHODS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'];
const FIRST_STEP = new ExponentialBackoff({
  initialDelay: 100,
  maxDelay: 5_000,
});

/** Whether sending it twice does what sending it once does, and can be done. */
export const isRepeatable = ({ method, body }: HttpRequest): boolean =>
  REPEATABLE_METHODS.includes(method.toUpperCase()) &&
  (body === undefined ||
    typeof body === 'string' ||
    body instanceof Uint8Array);

export type Outcome = { answer: HttpAnswer } | { error: unknown };

/** Why another attempt may do better; undefined when it would not. */
export function retryReason(
  outcome: Outcome,
  waitWhenTooMany: boolean,
): string | undefined {
  if ('error' in outcome)
    return outcome.error instanceof ConnectionError ? 'connection' : undefined;
  const { status } = outcome.answer;
  return DEAD_STATUSES.includes(status) || (waitWhenTooMany && status === 429)
    ? String(status)
    : undefined;
}

/** What the answer asks for with `Retry-After`, in seconds or as a date. */
export function retryAfterMs(outcome: Outcome): number | undefined {
  const header =
    'answer' in outcome ? outcome.answer.headers['retry-after'] : undefined;
  if (typeof header !== 'string') return undefined;
  const ms = /^\d+$/.test(header.trim())
    ? Number(header) * 1000
    : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Growing waits with jitter, so that many callers do not come back all at once. */
export function backoff(): () => number {
  let step: IBackoff<unknown> | undefined;
  return () => {
    step = step?.next(undefined) ?? FIRST_STEP.next();
    return step.duration;
  };
}
