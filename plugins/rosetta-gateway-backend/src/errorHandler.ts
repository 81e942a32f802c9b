import { LoggerService } from '@backstage/backend-plugin-api';
import { databaseAwayError } from '@rosetta/plugin-rosetta-node';
import {
  ErrorTranslation,
  REQUEST_ID_HEADER,
  ThrownError,
  createErrorHandler,
  describeError,
  isDatabaseUnavailable,
  statusOfErrorName,
} from '@rosetta/server-kit';
import { ErrorRequestHandler, Request, Response } from 'express';
import { UpstreamRefusal } from './relay/refusal';

/** Failures whose message is written for the client, by http-kit or the gateway. */
const FAILURES_WITH_MESSAGE = [
  'UpstreamAnswerError',
  'ServiceUnavailableError',
  'UpstreamTimeoutError',
];

function translate(
  error: ThrownError & { statusCode?: number },
): ErrorTranslation | undefined {
  const { name, message, statusCode } = error;
  if (error instanceof UpstreamRefusal)
    return {
      status: error.statusCode,
      name,
      message,
      problems: error.problems,
    };
  if (FAILURES_WITH_MESSAGE.includes(name))
    return { status: statusOfErrorName(name)!, name, message };
  // What calls a service throws errors of http-kit: these are the gateway's own tables.
  if (isDatabaseUnavailable(error)) {
    const { name: shown, message: away } = databaseAwayError();
    return { status: 503, name: shown, message: away };
  }
  // Another plugin refused the person on whose behalf it was called.
  if (name === 'ResponseError' && statusCode && statusCode < 500)
    return { status: statusCode, name, message };
  return undefined;
}

/** The client left, or a stream was ended on purpose. */
const isOver = (error: unknown, res: Response): boolean => {
  const { name, code } = (error ?? {}) as ThrownError;
  return (
    name === 'AbortError' ||
    code === 'ERR_STREAM_PREMATURE_CLOSE' ||
    res.writableEnded
  );
};

/** The contract's error body, for whatever is thrown here. */
export const errorHandler = (logger: LoggerService): ErrorRequestHandler =>
  createErrorHandler<Request, Response>({
    describe: error => describeError(error, translate),
    log(error, { status }, req, res) {
      const requestId = req.get(REQUEST_ID_HEADER);
      const child = logger.child({ requestId: requestId! });
      if (res.headersSent) child.warn('Answer cut short', error as Error);
      else if (status >= 500) child.error('Request failed', error as Error);
    },
    isOver,
  });
