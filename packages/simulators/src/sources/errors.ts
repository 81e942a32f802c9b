import { STATUS_CODES } from 'node:http';
import { ErrorRequestHandler } from 'express';

const STATUSES: Record<string, number> = {
  InputError: 400,
  NotFoundError: 404,
};

/** For those who give orders: which of them cannot be followed, in Backstage's shape. */
export const controlErrors: ErrorRequestHandler = (error, req, res, _next) => {
  const statusCode = STATUSES[error.name] ?? error.status ?? 500;
  const message = statusCode < 500 ? error.message : STATUS_CODES[statusCode];
  res.status(statusCode).json({
    error: { name: error.name, message },
    request: { method: req.method, url: req.originalUrl },
    response: { statusCode },
  });
};
