import { ResponseError } from '@backstage/errors';

/** A service answers that there is no such thing any more. */
export const isGone = (error: unknown) =>
  error instanceof ResponseError && error.statusCode === 404;
