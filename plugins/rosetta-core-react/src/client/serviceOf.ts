import { DOMAINS } from '@rosetta/contracts/domains';
import { portalRoutes } from '@rosetta/contracts/portal';
import { AnyRoute } from './callRoute';

/** What the gateway answers itself goes under a name that no service has. */
const PORTAL = 'portal';

const SERVICE_OF = new Map<AnyRoute, string>([
  ...Object.values(portalRoutes).map(
    route => [route, PORTAL] as [AnyRoute, string],
  ),
  ...DOMAINS.flatMap(({ name, routes }) =>
    Object.values(routes).map(route => [route, name] as [AnyRoute, string]),
  ),
]);

/**
 * The service that a route belongs to, by the manifests of the domains.
 * @throws TypeError for a route that no domain lists: the gateway would not relay it
 */
export const serviceOf = (route: AnyRoute): string => {
  const service = SERVICE_OF.get(route);
  if (service) return service;
  throw new TypeError(`No domain of the contracts lists ${route.id}`);
};

/** Where the gateway has the service of a route. */
export const baseOf = (route: AnyRoute): string => {
  const service = serviceOf(route);
  return service === PORTAL
    ? 'plugin://rosetta'
    : `plugin://rosetta/${service}`;
};
