import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const applicationsRouteRef = createRouteRef();

export const applicationRouteRef = createSubRouteRef({
  parent: applicationsRouteRef,
  path: '/applications/:id',
});

/** The documentation of a component, where TechDocs is installed. */
export const docsRouteRef = createExternalRouteRef({
  params: ['namespace', 'kind', 'name'],
  defaultTarget: 'techdocs.docRoot',
});
