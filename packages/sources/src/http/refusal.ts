import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  HttpAnswer,
  UpstreamAnswerError,
  UpstreamTimeoutError,
} from '@rosetta/http-kit';
import { waitMs } from './rateLimit';

const MAX_MESSAGE_LENGTH = 200;

interface Violation {
  path?: unknown;
  message?: unknown;
}

/** What is wrong with a request, where the source names its parts: `from: is no timestamp`. */
const describeViolations = (violations: unknown) =>
  (Array.isArray(violations) ? violations : [])
    .map(({ path, message }: Violation) => `${path}: ${message}`)
    .join('; ');

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

/** The message of a refusal, in whichever field the source has it. */
function readMessage(body: string): string {
  try {
    const { message, error } = JSON.parse(body);
    const { message: inner = Object(error).reason, constraintViolations } =
      Object(error);
    if (message !== undefined || inner === undefined)
      return asText(message ?? error ?? '');
    const details = describeViolations(constraintViolations);
    return [asText(inner), details].filter(Boolean).join(' ');
  } catch {
    return body.startsWith('<') ? '' : body;
  }
}

/** Requests are too frequent: the source works, but answers none for a while. */
export class RateLimitedError extends ServiceUnavailableError {
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number) {
    super(message);
    this.retryAfterMs = retryAfterMs;
  }
}

/** The token is not accepted: every other request with it will be refused too. */
export class TokenRefusedError extends UpstreamAnswerError {}

/** The source failed at this request, and may not at the next one. */
export class ServerFailedError extends UpstreamAnswerError {}

/** The source refuses this request. */
export class RequestRefusedError extends UpstreamAnswerError {}

/**
 * The source works and refuses this one request, which says nothing of others. A failure of the
 * source, or an answer that is not its API, is no refusal.
 */
export const isRefusal = (error: unknown): error is Error =>
  error instanceof NotFoundError || error instanceof RequestRefusedError;

/** The source is away, fails, limits requests, refuses the token, or answers what is not its API: nothing that this process did wrong. */
export const isSourceFailure = (error: unknown): boolean =>
  error instanceof ServiceUnavailableError ||
  error instanceof UpstreamAnswerError ||
  error instanceof UpstreamTimeoutError;

function errorClassFor(status: number) {
  if (status === 401) return TokenRefusedError;
  if (status === 404) return NotFoundError;
  if (status >= 400 && status < 500) return RequestRefusedError;
  if ([502, 503, 504].includes(status)) return ServiceUnavailableError;
  return status >= 500 ? ServerFailedError : UpstreamAnswerError;
}

const HINTS: Record<number, string> = {
  401: '; check the token that is configured for it',
  403: '; the token may not read this',
};

/**
 * An answer that is no success, as an error that names the source. A refused token is the
 * platform's fault, never that of the person behind the request: 401 and 403 do not pass through.
 */
export async function toError(
  source: string,
  what: string,
  answer: HttpAnswer,
): Promise<Error> {
  const { status } = answer;
  const reason = readMessage((await answer.text()).trim()).slice(
    0,
    MAX_MESSAGE_LENGTH,
  );
  const message = `${source} answered ${status} to ${what}${
    reason && `: ${reason}`
  }${HINTS[status] ?? ''}`;
  return status === 429
    ? new RateLimitedError(message, waitMs(answer))
    : new (errorClassFor(status))(message);
}
