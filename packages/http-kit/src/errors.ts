import { CustomErrorBase, ServiceUnavailableError } from '@backstage/errors';
import { errors } from 'undici';

/** The other side took longer than the caller could wait. */
export class UpstreamTimeoutError extends CustomErrorBase {
  name = 'UpstreamTimeoutError' as const;
  /** What Backstage's error handler answers with. */
  readonly statusCode = 504;
}

/** The other side sent an answer that cannot be used: too large, or against the contract. */
export class UpstreamAnswerError extends CustomErrorBase {
  name = 'UpstreamAnswerError' as const;
  readonly statusCode = 502;
}

/** Codes of a connection that could not be opened, or broke: the request may be sent again. */
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

/** Codes of an answer that breaks HTTP in a way that the parser does not detect. */
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

/** Maps an error of undici to one that callers know; an abort keeps its reason. */
export function toNamedError(
  client: string,
  error: unknown,
  signal?: AbortSignal,
): unknown {
  if (signal?.aborted) return signal.reason;
  const code = codeOf(error);
  // For logs; given to the constructor it would put addresses into the message.
  const withCause = <E extends Error>(named: E): E =>
    Object.assign(named, { cause: error });
  if (CONNECTION_CODES.has(code))
    return withCause(
      new ConnectionError(`${client} cannot be reached (${code})`),
    );
  if (code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return withCause(
      new UpstreamTimeoutError(`${client} stopped sending data`),
    );
  if (error instanceof errors.HTTPParserError || MALFORMED_CODES.has(code))
    return withCause(
      new UpstreamAnswerError(`${client} sent an invalid HTTP answer`),
    );
  return error;
}
