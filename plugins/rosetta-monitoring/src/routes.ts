import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const boardRouteRef = createRouteRef();
export const runsRouteRef = createRouteRef();

export const runRouteRef = createSubRouteRef({
  parent: runsRouteRef,
  path: '/:id',
});
