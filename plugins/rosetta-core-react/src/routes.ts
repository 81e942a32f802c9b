import { createExternalRouteRef } from '@backstage/frontend-plugin-api';

/**
 * Pages of other plugins that a component of this library links to. They are bound by
 * the plugin rosetta-core; where the page is not installed, there is no link.
 */
export const yourAccessRouteRef = createExternalRouteRef({
  defaultTarget: 'rosetta-core.yourAccess',
});

/** The one sheet of an application. */
export const applicationRouteRef = createExternalRouteRef({
  params: ['id'],
  defaultTarget: 'rosetta-referentiel.application',
});

/** The page of anything in the catalog: a group, a person. */
export const entityRouteRef = createExternalRouteRef({
  params: ['namespace', 'kind', 'name'],
  defaultTarget: 'catalog.catalogEntity',
});
