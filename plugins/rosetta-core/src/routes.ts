import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

export const homeRouteRef = createRouteRef();
export const yourAccessRouteRef = createRouteRef();
export const administrationRouteRef = createRouteRef();

/** Where the home page leads; a place that is not installed is not offered. */
export const placeRouteRefs = {
  costs: createExternalRouteRef({ defaultTarget: 'rosetta-finops.costs' }),
  deployments: createExternalRouteRef({
    defaultTarget: 'rosetta-monitoring.board',
  }),
  referentiel: createExternalRouteRef({
    defaultTarget: 'rosetta-referentiel.applications',
  }),
  catalog: createExternalRouteRef({ defaultTarget: 'catalog.catalogIndex' }),
  docs: createExternalRouteRef({ defaultTarget: 'techdocs.root' }),
  apis: createExternalRouteRef({ defaultTarget: 'api-docs.root' }),
  create: createExternalRouteRef({ defaultTarget: 'scaffolder.root' }),
};
export type Place = keyof typeof placeRouteRefs;
