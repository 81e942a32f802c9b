import { toError } from '@backstage/errors';
import { ErrorBody } from '@rosetta/contracts/values';
import { ErrorRequestHandler } from 'express';
import { Logger } from 'pino';
import { contextOf } from './context';

/** Names are what code throws; this is the only place that knows statuses. */
const STATUSES: Record<string, number> = {
  NotModifiedError: 304,
  InputError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  MethodNotAllowedError: 405,
  ConflictError: 409,
  GoneError: 410,
  PreconditionFailedError: 412,
  PayloadTooLargeError: 413,
  TooManyRequestsError: 429,
  NotImplementedError: 501,
  UpstreamAnswerError: 502,
  // Another service refused us: that is no fault of who asks us.
  ResponseError: 502,
  ServiceUnavailableError: 503,
  // Every connection is busy.
  KnexTimeoutError: 503,
  UpstreamTimeoutError: 504,
};

const SERVER_MESSAGES: Record<number, string> = {
  501: 'Not implemented',
  502: 'A service this one needs gave a wrong answer',
  503: 'Not available now; try again shortly',
  504: 'A service this one needs took too long',
};

interface Translation {
  status: number;
  name: string;
  message: string;
}

interface Thrown {
  name: string;
  message: string;
  code?: unknown;
  /** Only errors that express and its body parser make have these two. */
  status?: number;
  expose?: boolean;
  /** Of a body, in bytes. */
  limit?: number;
}

/** SQLSTATEs of values that no column can hold; a schema that is stricter refuses them sooner. */
const UNSTORABLE = ['22003', '22007', '22008', '22021', '22P02', '22P05'];
/** SQLSTATEs, and codes of the driver, for a database that is away, leaving or overloaded. */
const DATABASE_AWAY =
  /^(08...|53...|57P0.|57014|40001|40P01|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EPIPE)$/;

function fromCode(code: string): Translation | undefined {
  if (UNSTORABLE.includes(code))
    return {
      status: 400,
      name: 'InputError',
      message: 'A value is out of range or cannot be stored',
    };
  if (DATABASE_AWAY.test(code))
    return { status: 503, name: 'ServiceUnavailableError', message: '' };
  return undefined;
}

function fromExpress(error: Thrown): Translation | undefined {
  const { status, expose, message } = error;
  if (expose === undefined) return undefined;
  if (status === 413)
    return {
      status,
      name: 'PayloadTooLargeError',
      message: `body: larger than the ${error.limit} bytes this route takes`,
    };
  return status && status >= 400 && status < 500
    ? { status: 400, name: 'InputError', message: `body: ${message}` }
    : undefined;
}

function translate(error: Thrown): Translation {
  const { name, message, code } = error;
  const known = STATUSES[name];
  return (
    fromExpress(error) ||
    (known && { status: known, name, message }) ||
    (typeof code === 'string' && fromCode(code)) || {
      status: 500,
      name: 'InternalError',
      message: '',
    }
  );
}

/** What a client is told of an error, and the status that goes with it. */
export function describeError(thrown: unknown) {
  const { status, name, message } = translate(toError(thrown));
  const shown =
    status < 500 ? message : SERVER_MESSAGES[status] ?? 'Internal error';
  return { status, error: { name, message: shown } };
}

/** An error is logged here, where it stops, when somebody should look at it. */
export function logError(logger: Logger, err: unknown) {
  const { status, error } = describeError(err);
  if (status >= 500) logger.error({ err }, 'request failed');
  else if (toError(err).name !== error.name)
    logger.warn({ err }, 'refused what the contract let pass');
}

/** What makes a service answer 503 is over soon, or lasts: asking each second costs nothing. */
const COME_BACK_SECONDS = 1;

/** What throws becomes Backstage's error body; what went wrong inside stays inside. */
export const errorHandler: ErrorRequestHandler = (thrown, req, res, _next) => {
  // The client has left: there is nobody to tell, and its leaving is no failure of ours.
  if (res.closed) return;
  logError(contextOf(res).logger, thrown);
  if (res.headersSent) {
    // The client must not take half an answer for a whole one.
    res.destroy();
    return;
  }
  const { status, error } = describeError(thrown);
  const body: ErrorBody = {
    error,
    request: { method: req.method, url: req.originalUrl },
    response: { statusCode: status },
  };
  if (status === 503) res.set('retry-after', String(COME_BACK_SECONDS));
  res.set('cache-control', 'no-store').status(status).json(body);
};
