import {
  LifecycleService,
  RootLifecycleService,
} from '@backstage/backend-plugin-api';
import { closeConnectionsWhen } from '@rosetta/server-kit';
import { RequestHandler } from 'express';

/**
 * While the portal stops, each answer closes its connection.
 * @param lifecycle - the root's, which the root router is given under the type of a plugin's
 */
export const closeWhenStopping = (
  lifecycle: LifecycleService,
): RequestHandler => {
  let stopping = false;
  (lifecycle as RootLifecycleService).addBeforeShutdownHook(() => {
    stopping = true;
  });
  return closeConnectionsWhen(() => stopping);
};
