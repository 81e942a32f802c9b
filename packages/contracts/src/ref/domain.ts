import { Domain, defineDomain } from '../domains/Domain';
import { refRoutes } from '.';
import { refActions } from './actions';

export const ref: Domain<'ref', typeof refActions> = defineDomain({
  name: 'ref',
  title: 'Référentiel',
  text: { en: 'Référentiel', fr: 'Référentiel' },
  database: 'platform_ref_db',
  service: { name: 'platform-ref-api', title: 'Référentiel API', port: 7101 },
  actions: refActions,
  routes: refRoutes,
  statusRoute: refRoutes.listApplications,
});
