import { HttpAnswer } from '@rosetta/http-kit';
import { RateLimit } from '../types';

const numberIn = ({ headers }: HttpAnswer, name: string) => {
  const text = headers[name];
  const number = typeof text === 'string' ? Number(text) : NaN;
  return Number.isFinite(number) ? number : undefined;
};

/** Headers that say how many requests are left, and the unit of the instant at which there are more. */
const FORMS = [
  // GitLab's reset is a Unix time in seconds, Dynatrace's one in microseconds.
  { prefix: 'ratelimit-', resetMs: 1_000 },
  { prefix: 'x-ratelimit-', resetMs: 1 / 1_000 },
];

/** What `RateLimit-*` headers say; undefined where the source sends none. */
export function rateLimitOf(answer: HttpAnswer): RateLimit | undefined {
  for (const { prefix, resetMs } of FORMS) {
    const limit = numberIn(answer, `${prefix}limit`);
    const remaining = numberIn(answer, `${prefix}remaining`);
    const reset = numberIn(answer, `${prefix}reset`);
    if (limit !== undefined && remaining !== undefined && reset !== undefined)
      return { limit, remaining, resetAt: new Date(reset * resetMs) };
  }
  return undefined;
}

/** How long to wait for a source that limits requests: its `Retry-After`, else a moment. */
export function waitMs(answer: HttpAnswer): number {
  const seconds = numberIn(answer, 'retry-after');
  if (seconds !== undefined) return seconds * 1000;
  const date = Date.parse(String(answer.headers['retry-after']));
  return Number.isNaN(date) ? 1_000 : Math.max(0, date - Date.now());
}
