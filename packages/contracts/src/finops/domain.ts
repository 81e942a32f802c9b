import { Domain, defineDomain } from '../domains/Domain';
import { finopsRoutes } from '.';
import { finopsActions } from './actions';

export const finops: Domain<'finops', typeof finopsActions> = defineDomain({
  name: 'finops',
  title: 'FinOps',
  text: { en: 'Costs', fr: 'Coûts' },
  database: 'finops_db',
  service: { name: 'finops-api', title: 'FinOps API', port: 7102 },
  batch: { name: 'finops-batch', title: 'FinOps batch worker' },
  actions: finopsActions,
  routes: finopsRoutes,
  statusRoute: finopsRoutes.listPeriods,
  runsPage: '/finops/runs',
  callers: [
    {
      id: 'finops-batch',
      audience: 'platform-ref-api',
      actions: ['ref.read'],
    },
  ],
});
