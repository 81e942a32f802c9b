import { Domain, defineDomain } from '../domains/Domain';
import { finopsRoutes } from '.';
import { type finopsActions, finopsArea } from './actions';

export const finops: Domain<'finops', typeof finopsActions> = defineDomain({
  ...finopsArea,
  title: 'FinOps',
  database: 'finops_db',
  service: { name: 'finops-api', title: 'FinOps API', port: 7102 },
  batch: { name: 'finops-batch', title: 'FinOps batch worker' },
  routes: finopsRoutes,
  statusRoute: finopsRoutes.listPeriods,
  runsPage: '/finops/runs',
  callers: ['finops-batch', 'finops-api'].map(id => ({
    id,
    audience: 'platform-ref-api',
    actions: ['ref.read'],
  })),
});
