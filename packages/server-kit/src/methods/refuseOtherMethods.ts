import { Operation, allowedMethods } from '@rosetta/contracts';
import { MethodNotAllowedError } from '../errors/errors';
import { RequestHandler } from '../types';

/** @throws MethodNotAllowedError, and sets `Allow` */
const methodNotAllowed =
  (path: string, allowed: string): RequestHandler =>
  ({ method, baseUrl }, res) => {
    res.setHeader('allow', allowed);
    throw new MethodNotAllowedError(
      `${baseUrl}${path} takes ${allowed}, not ${method}`,
    );
  };

/**
 * Answers 405 on each path of these routes to the methods that it does not take. Call it after
 * all routes: `/v1/runs/latest` may take what `/v1/runs/:id` does not.
 * @param register - adds a handler for all methods of one path
 */
export function refuseOtherMethods(
  routes: readonly Pick<Operation, 'method' | 'path'>[],
  register: (path: string, handler: RequestHandler) => void,
) {
  for (const [path, allowed] of allowedMethods(routes))
    register(path, methodNotAllowed(path, allowed));
}
