import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { Router } from 'express';
import { closeWhenStopping } from '../closeWhenStopping';
import { probes } from '../probes';
import { requestId } from '../requestId';
import { guardInputs } from './guardInputs';

/**
 * The root router of the portal: Backstage's own, where every answer has a request id, probes have
 * the same paths as in services, open connections do not delay shutdown, and inputs are checked
 * in front of all plugins.
 */
export const portalHttpRouterFactory = rootHttpRouterServiceFactory({
  configure({ app, lifecycle, middleware, applyDefaults }) {
    app.use(requestId(), probes(), closeWhenStopping(lifecycle));
    // The defaults put the rate limit of Backstage after the log of requests and before all routes.
    const rateLimit = middleware.rateLimit();
    middleware.rateLimit = () => Router().use(rateLimit, guardInputs());
    applyDefaults();
  },
});
