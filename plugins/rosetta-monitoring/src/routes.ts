import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const boardRouteRef = createRouteRef();
export const doraRouteRef = createRouteRef();
export const executiveRouteRef = createRouteRef();
export const incidentsRouteRef = createRouteRef();
export const changesRouteRef = createRouteRef();
export const budgetPolicyRouteRef = createRouteRef();
export const maintenanceRouteRef = createRouteRef();
export const slosRouteRef = createRouteRef();
export const administrationRouteRef = createRouteRef();
export const runsRouteRef = createRouteRef();

export const runRouteRef = createSubRouteRef({
  parent: runsRouteRef,
  path: '/:id',
});

export const sloRouteRef = createSubRouteRef({
  parent: slosRouteRef,
  path: '/:id',
});

/** Where costs are, in the plugin that has them; without it there is no link. */
export const costAnomaliesRouteRef = createExternalRouteRef({
  defaultTarget: 'rosetta-finops.anomalies',
});
export const costsRouteRef = createExternalRouteRef({
  defaultTarget: 'rosetta-finops.costs',
});
