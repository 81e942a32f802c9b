import {
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

export const costsRouteRef = createRouteRef();
export const comparisonRouteRef = createRouteRef();
export const runsRouteRef = createRouteRef();

export const runRouteRef = createSubRouteRef({
  parent: runsRouteRef,
  path: '/:id',
});

export const anomaliesRouteRef = createRouteRef();

export const rulesRouteRef = createRouteRef();

export const ruleRouteRef = createSubRouteRef({
  parent: rulesRouteRef,
  path: '/:id',
});

export const periodsRouteRef = createRouteRef();

export const quarantineRouteRef = createRouteRef();

export const ratesRouteRef = createRouteRef();

export const qualityRouteRef = createRouteRef();

export const invoicesRouteRef = createRouteRef();

export const budgetsRouteRef = createRouteRef();

export const forecastRouteRef = createRouteRef();

export const pricesRouteRef = createRouteRef();

export const unitCostsRouteRef = createRouteRef();

export const kpisRouteRef = createRouteRef();

export const commitmentsRouteRef = createRouteRef();
