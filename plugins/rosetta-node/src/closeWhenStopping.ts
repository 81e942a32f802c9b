import { RootLifecycleService } from '@backstage/backend-plugin-api';
import { RequestHandler } from 'express';

/**
 * On its way out, the portal lets go of its connections one answer at a time. Else it would
 * wait for ever for a client that keeps asking on the connection it has.
 */
export const closeWhenStopping = (
  lifecycle: Pick<RootLifecycleService, 'addBeforeShutdownHook'>,
): RequestHandler => {
  let stopping = false;
  lifecycle.addBeforeShutdownHook(() => {
    stopping = true;
  });
  return (_req, res, next) => {
    if (stopping) res.set('connection', 'close');
    next();
  };
};
