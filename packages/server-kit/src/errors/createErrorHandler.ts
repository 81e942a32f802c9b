import { ErrorBody } from '@rosetta/contracts/values';
import { ErrorHandler, HttpRequest, HttpResponse } from '../types';
import { ErrorDescription } from './describeError';

/** What makes a process answer 503 is over soon, or lasts: a retry each second costs nothing. */
const RETRY_AFTER_SECONDS = 1;

export interface ErrorHandlerOptions<
  Req extends HttpRequest,
  Res extends HttpResponse,
> {
  describe(error: unknown): ErrorDescription;
  /** An error is logged here, where it stops. */
  log(error: unknown, description: ErrorDescription, req: Req, res: Res): void;
  /** Whether the client has left, or the answer was ended on purpose: nobody reads the error. */
  isOver(error: unknown, res: Res): boolean;
}

/** Turns what was thrown into the error body of the contract. */
export function createErrorHandler<
  Req extends HttpRequest,
  Res extends HttpResponse,
>({
  describe,
  log,
  isOver,
}: ErrorHandlerOptions<Req, Res>): ErrorHandler<Req, Res> {
  // Express recognizes error handlers by their four parameters.
  return (thrown, req, res, _next) => {
    if (isOver(thrown, res)) return;
    const description = describe(thrown);
    log(thrown, description, req, res);
    if (res.headersSent) {
      // The client must not take half an answer for a whole one.
      res.destroy();
      return;
    }
    const { status, error } = description;
    const body: ErrorBody = {
      error,
      request: { method: req.method, url: req.originalUrl },
      response: { statusCode: status },
    };
    // The rest of the request may still be coming, and nobody waits for it.
    if (status === 408) res.setHeader('connection', 'close');
    if (status === 503 && !res.hasHeader('retry-after'))
      res.setHeader('retry-after', String(RETRY_AFTER_SECONDS));
    res.setHeader('cache-control', 'no-store');
    res.statusCode = status;
    res.json(body);
  };
}
