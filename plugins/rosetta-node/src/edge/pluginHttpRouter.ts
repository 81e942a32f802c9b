import { httpRouterServiceFactory } from '@backstage/backend-defaults/httpRouter';
import {
  HttpRouterService,
  ServiceRef,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { readinessChecksServiceRef } from '../health';
import { databaseAway } from './databaseAway';

/** What a service factory of Backstage is made of: its type does not show it. */
interface FactoryParts {
  deps: Record<string, ServiceRef<unknown>>;
  factory(deps: Record<string, unknown>): Promise<HttpRouterService>;
}

const backstage = httpRouterServiceFactory as unknown as FactoryParts;

/**
 * The router of each plugin: Backstage's own, where a lost database is a 503 that names it. It has
 * to be said behind each handler of a plugin, as Backstage answers errors plugin by plugin.
 */
export const pluginHttpRouterFactory = createServiceFactory({
  service: coreServices.httpRouter,
  initialization: 'always',
  deps: {
    ...(backstage.deps as {}),
    logger: coreServices.logger,
    readiness: readinessChecksServiceRef,
  },
  async factory({ readiness, ...deps }) {
    const router = await backstage.factory(deps);
    const handleErrors = databaseAway({ readiness, logger: deps.logger });
    return {
      ...router,
      use(handler) {
        router.use(handler);
        // Its four parameters make it a handler of errors, which the type does not provide for.
        router.use(handleErrors as never);
      },
    };
  },
});
