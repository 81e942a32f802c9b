import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { describeError, isDatabaseUnavailable } from '@rosetta/server-kit';
import { ErrorRequestHandler } from 'express';
import { DATABASE_NAME, ReadinessChecks, databaseAwayError } from '../health';

/** Codes that a connection to any other system may fail with, too. */
const NETWORK_CODE = /^E[A-Z]+$/;

interface DatabaseAwayOptions {
  readiness: Pick<ReadinessChecks, 'missing'>;
  logger: Pick<LoggerService, 'warn'>;
}

/** Whether the error itself tells that it is the database, and no other system. */
const isOfDatabase = (error: Error & { code?: unknown }) =>
  isDatabaseUnavailable(error) && !NETWORK_CODE.test(String(error.code));

/**
 * Some plugins wrap the error of their database in one that says nothing: for what would be a 500,
 * the database is asked.
 */
const isDatabaseAway = async (
  error: Error,
  { readiness }: DatabaseAwayOptions,
): Promise<boolean> =>
  isOfDatabase(error) ||
  (describeError(error).status === 500 &&
    (await readiness.missing()).includes(DATABASE_NAME));

/**
 * Plugins of Backstage answer 500 when they lose their database, as they do for a fault of their
 * own. Here it becomes a 503 that names what is away, and that a client may repeat.
 */
export const databaseAway =
  (options: DatabaseAwayOptions): ErrorRequestHandler =>
  (thrown, _req, res, next) => {
    const error = toError(thrown);
    isDatabaseAway(error, options).then(isAway => {
      if (!isAway) return next(thrown);
      options.logger.warn('Database unavailable', error);
      if (!res.headersSent) res.setHeader('retry-after', '1');
      return next(databaseAwayError());
    }, next);
  };
