import { Domain, defineDomain } from '../domains/Domain';
import { refRoutes } from '.';
import { type refActions, refArea } from './actions';

export const ref: Domain<'ref', typeof refActions> = defineDomain({
  ...refArea,
  title: 'Référentiel',
  database: 'platform_ref_db',
  service: { name: 'platform-ref-api', title: 'Référentiel API', port: 7101 },
  routes: refRoutes,
  statusRoute: refRoutes.listApplications,
  callers: [
    {
      id: 'platform-ref-api',
      audience: 'finops-api',
      actions: ['finops.read'],
    },
    {
      id: 'platform-ref-api',
      audience: 'monitoring-api',
      actions: ['monitoring.read'],
    },
  ],
});
