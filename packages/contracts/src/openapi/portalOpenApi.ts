import { toOpenApi } from './openapi';
import { portalRoutes } from '../portal';
import { DOMAINS, ServiceContract } from '../domains';

const BASE = '/api/rosetta';

/** Two services may have a route of the same name; one document may not. */
const distinct = ({ name, routes }: ServiceContract) =>
  Object.fromEntries(
    Object.values(routes).map(route => [
      route.id,
      { ...route, id: `${name}.${route.id}` },
    ]),
  );

/** What anybody may read, without a token. */
const openPath = (operationId: string, summary: string) => ({
  get: {
    tags: ['Portal'],
    operationId,
    summary,
    security: [],
    responses: { 200: { description: summary } },
  },
});
const OPEN_PATHS: Record<string, Record<string, unknown>> = {
  [`${BASE}/openapi.json`]: openPath('getOpenApi', 'This document'),
  [`${BASE}/.well-known/jwks.json`]: openPath(
    'getKeys',
    'The keys that verify the tokens of the gateway',
  ),
};

/** Everything that the gateway answers: its own routes, and those of every service. */
export const portalOpenApi = (version: string) => {
  const { paths, ...document } = toOpenApi({ title: 'Rosetta', version }, [
    { title: 'Portal', routes: portalRoutes, prefix: BASE },
    ...DOMAINS.map(service => ({
      title: service.title,
      routes: distinct(service),
      prefix: `${BASE}/${service.name}`,
      relayed: true,
    })),
  ]);
  return { ...document, paths: { ...paths, ...OPEN_PATHS } };
};
