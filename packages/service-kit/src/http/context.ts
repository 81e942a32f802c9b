import { assignRequestId } from '@rosetta/server-kit';
import { RequestHandler, Response } from 'express';
import { Logger } from 'pino';
import { Caller } from '../identity/types';
import { Metrics } from '../metrics/createMetrics';

/** State that the steps of one request share. */
export interface RequestContext {
  requestId: string;
  logger: Logger;
  /** Pattern of the declared route, once found. */
  route: string;
  caller?: Caller;
  /** Probes come every few seconds: their lines would bury the others. */
  quiet: boolean;
  /** Lasts as long as its client reads. */
  stream: boolean;
  /** Of a body without a declared length, once read. */
  bodyBytes: number;
}

export const contextOf = (res: Response): RequestContext => res.locals.rosetta;

interface ContextOptions {
  logger: Logger;
  metrics: Metrics;
}

/** Gives each request its id, and records it when it is over: one log line, four metrics. */
export const requestContext =
  ({ logger, metrics }: ContextOptions): RequestHandler =>
  (req, res, next) => {
    const started = performance.now();
    const { socket } = req;
    const bytesBefore = socket.bytesWritten;
    const requestId = assignRequestId(req, res);
    const context: RequestContext = {
      requestId,
      logger: logger.child({ requestId }),
      route: 'unknown',
      quiet: false,
      stream: false,
      bodyBytes: 0,
    };
    res.locals.rosetta = context;
    res.once('close', () => {
      const { route, caller, quiet, stream, bodyBytes } = context;
      const seconds = (performance.now() - started) / 1000;
      const exchange = {
        method: req.method,
        route,
        // The client left before it had a status.
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
          cutShort: !res.writableFinished || undefined,
        },
        'Request answered',
      );
    });
    next();
  };
