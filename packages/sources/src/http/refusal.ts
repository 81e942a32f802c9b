import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { HttpAnswer, UpstreamAnswerError } from '@rosetta/http-kit';
import { waitMs } from './rateLimit';

const MOST_WORDS = 200;

/** The words a source gives for a refusal: each has a field of its own for them. */
function wordsIn(body: string): string {
  try {
    const { message, error } = JSON.parse(body);
    const words = message ?? error ?? '';
    return typeof words === 'string' ? words : JSON.stringify(words);
  } catch {
    return body.startsWith('<') ? '' : body;
  }
}

/** It is asked too often. It works, but whoever asks has to do without for a while. */
export class RateLimitedError extends ServiceUnavailableError {
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}

/** The token is not accepted: whatever else is asked with it will be refused too. */
export class TokenRefusedError extends UpstreamAnswerError {}

/** It says that it will not do what was asked. */
export class RequestRefusedError extends UpstreamAnswerError {}

/**
 * It works, and refuses what was asked for: that says nothing of what else it is asked. A failure
 * of its own, or an answer that is not its API, is none.
 */
export const isRefusal = (error: unknown): error is Error =>
  error instanceof NotFoundError || error instanceof RequestRefusedError;

function namedFor(status: number) {
  if (status === 401) return TokenRefusedError;
  if (status === 404) return NotFoundError;
  if (status >= 400 && status < 500) return RequestRefusedError;
  return [502, 503, 504].includes(status)
    ? ServiceUnavailableError
    : UpstreamAnswerError;
}

const HINTS: Record<number, string> = {
  401: '; check the token that is configured for it',
  403: '; the token may not read this',
};

/**
 * An answer that is no success, as an error that names the source. A refused token is the
 * platform's fault, never that of the person who asked: 401 and 403 do not pass through.
 */
export async function refusal(
  source: string,
  what: string,
  answer: HttpAnswer,
): Promise<Error> {
  const { status } = answer;
  const words = wordsIn((await answer.text()).trim()).slice(0, MOST_WORDS);
  const message = `${source} answered ${status} to ${what}${
    words && `: ${words}`
  }${HINTS[status] ?? ''}`;
  return status === 429
    ? new RateLimitedError(message, waitMs(answer))
    : new (namedFor(status))(message);
}
