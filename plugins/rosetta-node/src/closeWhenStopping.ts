import {
  LifecycleService,
  RootLifecycleService,
} from '@backstage/backend-plugin-api';
import { RequestHandler } from 'express';

/**
 * On its way out, the portal lets go of its connections one answer at a time. Else it would
 * wait for ever for a client that keeps asking on the connection it has.
 * @param lifecycle - the root's, which the root router is given under the type of a plugin's
 */
export const closeWhenStopping = (
  lifecycle: LifecycleService,
): RequestHandler => {
  let stopping = false;
  (lifecycle as RootLifecycleService).addBeforeShutdownHook(() => {
    stopping = true;
  });
  return (_req, res, next) => {
    if (stopping) res.set('connection', 'close');
    next();
  };
};
