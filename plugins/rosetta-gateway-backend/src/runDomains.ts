import { DOMAINS, Domain } from '@rosetta/contracts/domains';
import { RunRoutes } from '@rosetta/contracts/runs';

/** A domain with jobs. */
export interface RunDomain
  extends Pick<Domain, 'name' | 'audience' | 'text' | 'runsPage'> {
  routes: RunRoutes;
}

/** Every service with batches serves the same run routes. */
export const RUN_DOMAINS: readonly RunDomain[] = DOMAINS.filter(
  ({ routes }) => 'startRun' in routes,
).map(({ routes, ...domain }) => ({
  ...domain,
  routes: routes as unknown as RunRoutes,
}));
