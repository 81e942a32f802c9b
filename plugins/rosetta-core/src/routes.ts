import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/frontend-plugin-api';

export const homeRouteRef = createRouteRef();
export const yourAccessRouteRef = createRouteRef();
export const administrationRouteRef = createRouteRef();

/** Pages of Backstage that the home page leads to, where they are installed. */
export const backstageRouteRefs = {
  catalog: createExternalRouteRef({ defaultTarget: 'catalog.catalogIndex' }),
  docs: createExternalRouteRef({ defaultTarget: 'techdocs.root' }),
  apis: createExternalRouteRef({ defaultTarget: 'api-docs.root' }),
  create: createExternalRouteRef({ defaultTarget: 'scaffolder.root' }),
};
