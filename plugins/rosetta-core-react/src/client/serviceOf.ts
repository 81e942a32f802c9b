import { PORTAL_AREAS, areaOf } from '@rosetta/contracts/access';
import { AnyRoute } from './callRoute';

/** What the gateway answers itself goes under a name that no service has. */
const PORTAL = 'portal';

/**
 * The service that a route belongs to: the first word of its action, as the manifests of the
 * domains have it. The manifests themselves would bring every schema into the portal's start.
 */
export const serviceOf = (route: AnyRoute): string => {
  if (!route.action) return PORTAL;
  const area = areaOf(route.action);
  return Object.hasOwn(PORTAL_AREAS, area) ? PORTAL : area;
};

/** Where the gateway has the service of a route. */
export const baseOf = (route: AnyRoute): string => {
  const service = serviceOf(route);
  return service === PORTAL
    ? 'plugin://rosetta'
    : `plugin://rosetta/${service}`;
};
