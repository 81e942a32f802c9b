import { CustomErrorBase, ServiceUnavailableError } from '@backstage/errors';
import { errors } from 'undici';

/** The other side took longer than the caller could wait. */
export class UpstreamTimeoutError extends CustomErrorBase {
  name = 'UpstreamTimeoutError' as const;
  /** What Backstage's error handler answers with. */
  readonly statusCode = 504;
}

/** The other side answered, but not what was agreed: too large, or against the contract. */
export class UpstreamAnswerError extends CustomErrorBase {
  name = 'UpstreamAnswerError' as const;
  readonly statusCode = 502;
}

/** What says that no connection stood, or that it broke: the request may be sent again. */
const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/** What is said of an answer that breaks the rules of HTTP in a way that its parser lets pass. */
const MALFORMED_CODES = new Set([
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
]);

const codeOf = (error: unknown): string =>
  String((error as { code?: unknown } | undefined)?.code ?? 'unknown');

/** The connection failed. Names the client and the code, never an address. */
export class ConnectionError extends ServiceUnavailableError {
  readonly statusCode = 503;
}

/** Gives what undici throws one of the names callers know; an abort stays what it is. */
export function namedError(
  client: string,
  error: unknown,
  signal?: AbortSignal,
): unknown {
  if (signal?.aborted) return signal.reason;
  const code = codeOf(error);
  // For logs; given to the constructor it would put addresses into the message.
  const because = <E extends Error>(named: E): E =>
    Object.assign(named, { cause: error });
  if (CONNECTION_CODES.has(code))
    return because(
      new ConnectionError(`${client} cannot be reached (${code})`),
    );
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return because(new UpstreamTimeoutError(`${client} fell silent`));
  if (error instanceof errors.HTTPParserError || MALFORMED_CODES.has(code))
    return because(new UpstreamAnswerError(`${client} does not speak HTTP`));
  return error;
}
