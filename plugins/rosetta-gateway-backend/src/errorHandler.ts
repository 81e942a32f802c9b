import { LoggerService } from '@backstage/backend-plugin-api';
import { ErrorBody } from '@rosetta/contracts/values';
import { REQUEST_ID } from '@rosetta/plugin-rosetta-node';
import { ErrorRequestHandler } from 'express';
import { Refusal } from './relay/refusal';

interface Thrown {
  name: string;
  message: string;
  code?: string;
  status?: number;
  statusCode?: number;
}

const STATUS_OF: Record<string, number> = {
  InputError: 400,
  AuthenticationError: 401,
  NotAllowedError: 403,
  NotFoundError: 404,
  ServiceUnavailableError: 503,
};

/** What makes the portal answer 503 is over soon, or lasts: asking each second costs nothing. */
const COME_BACK_SECONDS = 1;

/** Failures of a service: http-kit words them for the client. */
const WORDED = [502, 503, 504];

const statusOf = ({ name, status, statusCode }: Thrown): number =>
  statusCode ?? status ?? STATUS_OF[name] ?? 500;

const clientLeft = ({ name, code }: Thrown) =>
  name === 'AbortError' || code === 'ERR_STREAM_PREMATURE_CLOSE';

/** What the client may know of it: nothing of the inside of an unforeseen failure. */
const wordsFor = (error: Thrown, statusCode: number): ErrorBody['error'] => {
  // As a service says it: express has looked at the path first here.
  if (error.name === 'URIError')
    return { name: 'InputError', message: 'path: bad percent-encoding' };
  return error instanceof Refusal ||
    statusCode < 500 ||
    WORDED.includes(statusCode)
    ? { name: error.name, message: error.message }
    : { name: 'Error', message: 'Internal error' };
};

/** The contract's error body, for whatever is thrown here. */
export const errorHandler =
  (logger: LoggerService): ErrorRequestHandler =>
  (error, req, res, _next) => {
    const id = req.get(REQUEST_ID);
    // A stream that was ended on purpose has nobody to tell either.
    if (clientLeft(error) || res.writableEnded) return;
    if (res.headersSent) {
      logger.warn(`Answer to request ${id} was cut short`, error);
      res.destroy();
      return;
    }
    const statusCode = statusOf(error);
    // The rest of the body may still be coming, and nobody waits for it.
    if (statusCode === 408) res.set('connection', 'close');
    if (statusCode >= 500) logger.error(`Request ${id} failed`, error);
    const body: ErrorBody = {
      error: wordsFor(error, statusCode),
      request: { method: req.method, url: req.originalUrl },
      response: { statusCode },
    };
    if (statusCode === 503 && !res.hasHeader('retry-after'))
      res.set('retry-after', String(COME_BACK_SECONDS));
    res.set('cache-control', 'no-store').status(statusCode).json(body);
  };
