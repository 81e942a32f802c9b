import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const costsRouteRef = createRouteRef();
export const runsRouteRef = createRouteRef();

export const runRouteRef = createSubRouteRef({
  parent: runsRouteRef,
  path: '/:id',
});

export const rulesRouteRef = createRouteRef();

export const ruleRouteRef = createSubRouteRef({
  parent: rulesRouteRef,
  path: '/:id',
});

export const periodsRouteRef = createRouteRef();
