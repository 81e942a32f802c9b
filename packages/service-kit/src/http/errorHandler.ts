import {
  ErrorDescription,
  ErrorTranslation,
  ThrownError,
  createErrorHandler,
  describeError as describe,
  isDatabaseUnavailable,
} from '@rosetta/server-kit';
import { ErrorRequestHandler, Request, Response } from 'express';
import { Logger } from 'pino';
import { contextOf } from './context';

/** SQLSTATEs of values that no column can hold; a schema that is stricter refuses them sooner. */
const UNSTORABLE = ['22003', '22007', '22008', '22021', '22P02', '22P05'];
/** SQLSTATEs of a statement that was cancelled, or lost to another one: it may succeed next time. */
const INTERRUPTED = ['57014', '40001', '40P01'];

const DATABASE_AWAY: ErrorTranslation = {
  status: 503,
  name: 'ServiceUnavailableError',
  message: 'The database does not answer now; try again shortly',
};

function translateDatabaseError(
  error: ThrownError,
): ErrorTranslation | undefined {
  const { name, code } = error;
  if (name === 'KnexTimeoutError')
    return {
      ...DATABASE_AWAY,
      name,
      message: 'The database gave no connection in time; try again shortly',
    };
  if (isDatabaseUnavailable(error)) return DATABASE_AWAY;
  if (typeof code !== 'string') return undefined;
  if (UNSTORABLE.includes(code))
    return {
      status: 400,
      name: 'InputError',
      message: 'A value is out of range or cannot be stored',
    };
  return INTERRUPTED.includes(code) ? DATABASE_AWAY : undefined;
}

/** What a client may know of an error, and the status that goes with it. */
export const describeError = (error: unknown): ErrorDescription =>
  describe(error, translateDatabaseError);

/** Logs an error that needs attention. */
export function logError(
  logger: Logger,
  err: unknown,
  { status, error }: ErrorDescription,
) {
  if (status >= 500) logger.error({ err }, 'Request failed');
  else if ((err as ThrownError).name !== error.name)
    logger.warn({ err }, 'Request passed validation, then was refused');
}

/** What is thrown becomes Backstage's error body; what went wrong inside stays inside. */
export const errorHandler: ErrorRequestHandler = createErrorHandler<
  Request,
  Response
>({
  describe: describeError,
  log: (error, description, _req, res) =>
    logError(contextOf(res).logger, error, description),
  isOver: (_error, res) => res.closed,
});
