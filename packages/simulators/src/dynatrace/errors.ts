import { ErrorRequestHandler, Response } from 'express';

interface Violation {
  path: string;
  message: string;
}

/** A refusal in the shape of Dynatrace's API v2. */
export class DynatraceError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly constraintViolations?: Violation[],
  ) {
    super(message);
  }
}

/** A parameter that is not taken. */
export const violation = (path: string, message: string) =>
  new DynatraceError(400, 'Constraints violated.', [{ path, message }]);

export const refuse = (
  res: Response,
  { code, message, constraintViolations }: DynatraceError,
) => res.status(code).json({ error: { code, message, constraintViolations } });

export const dynatraceErrors: ErrorRequestHandler = (error, _req, res, next) =>
  error instanceof DynatraceError ? refuse(res, error) : next(error);
