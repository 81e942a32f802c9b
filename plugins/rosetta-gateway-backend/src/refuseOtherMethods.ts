import { CustomErrorBase } from '@backstage/errors';
import { Operation, allowedMethods } from '@rosetta/contracts';
import { Router } from 'express';

class MethodNotAllowedError extends CustomErrorBase {
  name = 'MethodNotAllowedError' as const;
  readonly statusCode = 405;
}

/** Says at each of their paths which methods it takes, to whoever asks with another: comes after all of them. */
export function refuseOtherMethods(
  router: Router,
  routes: Record<string, Operation<any, any, any, any>>,
) {
  for (const [path, allowed] of allowedMethods(Object.values(routes)))
    router.all(path, ({ method, baseUrl }, res) => {
      res.set('allow', allowed);
      throw new MethodNotAllowedError(
        `${baseUrl}${path} takes ${allowed}, not ${method}`,
      );
    });
}
