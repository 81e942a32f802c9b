import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const applicationsRouteRef = createRouteRef();

export const applicationRouteRef = createSubRouteRef({
  parent: applicationsRouteRef,
  path: '/applications/:id',
});
