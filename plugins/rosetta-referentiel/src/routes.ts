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

export const requestsRouteRef = createSubRouteRef({
  parent: applicationsRouteRef,
  path: '/requests',
});

export const requestRouteRef = createSubRouteRef({
  parent: applicationsRouteRef,
  path: '/requests/:id',
});

export const importsRouteRef = createSubRouteRef({
  parent: applicationsRouteRef,
  path: '/imports',
});

export const importRouteRef = createSubRouteRef({
  parent: applicationsRouteRef,
  path: '/imports/:id',
});

export const auditRouteRef = createSubRouteRef({
  parent: applicationsRouteRef,
  path: '/audit',
});

export const groupsRouteRef = createSubRouteRef({
  parent: applicationsRouteRef,
  path: '/groups',
});

export const mappingsRouteRef = createSubRouteRef({
  parent: applicationsRouteRef,
  path: '/mappings',
});

/** The documentation of a component, where TechDocs is installed. */
export const docsRouteRef = createExternalRouteRef({
  params: ['namespace', 'kind', 'name'],
  defaultTarget: 'techdocs.docRoot',
});
