import { toOpenApi } from './openapi';
import { portalRoutes } from './portal';
import { SERVICES, ServiceContract } from './services';

const BASE = '/api/rosetta';

/** Two services may have a route of the same name; one document may not. */
const distinct = ({ name, routes }: ServiceContract) =>
  Object.fromEntries(
    Object.values(routes).map(route => [
      route.id,
      { ...route, id: `${name}.${route.id}` },
    ]),
  );

/** Everything that the gateway answers: its own routes, and those of every service. */
export const portalOpenApi = (version: string) =>
  toOpenApi({ title: 'Rosetta', version }, [
    { title: 'Portal', routes: portalRoutes, prefix: BASE },
    ...SERVICES.map(service => ({
      title: service.title,
      routes: distinct(service),
      prefix: `${BASE}/${service.name}`,
      relayed: true,
    })),
  ]);
