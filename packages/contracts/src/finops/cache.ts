import { RouteCache } from '../route';

/**
 * Published figures: a burst of equal requests reaches the service once, but briefly, as a run may publish
 * at any moment. What was published stays true, so it may stand in for the service for long.
 */
export const PUBLISHED_CACHE: RouteCache = {
  ttlSeconds: 2,
  per: 'role',
  staleSeconds: 3600,
};
