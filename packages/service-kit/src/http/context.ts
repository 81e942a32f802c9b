import { randomUUID } from 'node:crypto';
import { isRequestId } from '@rosetta/contracts';
import { Request, RequestHandler, Response } from 'express';
import { Logger } from 'pino';
import { Caller } from '../identity/types';
import { Metrics } from '../metrics/createMetrics';

/** What the steps of one request tell each other. */
export interface RequestContext {
  requestId: string;
  logger: Logger;
  /** Pattern of the declared route, once found. */
  route: string;
  caller?: Caller;
  /** Probes come every few seconds: their lines would bury the others. */
  quiet: boolean;
  /** Lasts as long as somebody looks. */
  stream: boolean;
  /** Of a body without a declared length, once read. */
  bodyBytes: number;
}

export const contextOf = (res: Response): RequestContext => res.locals.rosetta;

/** One that the gateway gave goes on; anything that could not be one is replaced. */
const requestIdOf = (req: Request): string => {
  const given = req.get('x-request-id');
  return isRequestId(given) ? given : randomUUID();
};

interface ContextOptions {
  logger: Logger;
  metrics: Metrics;
}

/** Gives each request its id, and writes it down when it is over: one log line, four figures. */
export const requestContext =
  ({ logger, metrics }: ContextOptions): RequestHandler =>
  (req, res, next) => {
    const started = performance.now();
    const { socket } = req;
    const bytesBefore = socket.bytesWritten;
    const requestId = requestIdOf(req);
    const context: RequestContext = {
      requestId,
      logger: logger.child({ requestId }),
      route: 'unknown',
      quiet: false,
      stream: false,
      bodyBytes: 0,
    };
    res.locals.rosetta = context;
    res.setHeader('x-request-id', requestId);
    res.once('close', () => {
      const { route, caller, quiet, stream, bodyBytes } = context;
      const seconds = (performance.now() - started) / 1000;
      const exchange = {
        method: req.method,
        route,
        // Nobody was there any more to be told a status.
        status: res.headersSent ? res.statusCode : 499,
        requestBytes: Number(req.headers['content-length'] ?? bodyBytes),
        responseBytes: socket.bytesWritten - bytesBefore,
      };
      metrics.http.observe({
        ...exchange,
        seconds: stream ? undefined : seconds,
      });
      context.logger[quiet ? 'debug' : 'info'](
        {
          ...exchange,
          path: req.originalUrl.split('?')[0],
          durationMs: Math.round(seconds * 1000),
          subject: caller?.subject,
          brokenOff: !res.writableFinished || undefined,
        },
        'request',
      );
    });
    next();
  };
