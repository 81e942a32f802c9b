import { Domain, defineDomain } from '../domains/Domain';
import { monitoringRoutes } from '.';
import { type monitoringActions, monitoringArea } from './actions';

export const monitoring: Domain<'monitoring', typeof monitoringActions> =
  defineDomain({
    ...monitoringArea,
    title: 'Monitoring',
    database: 'monitoring_db',
    service: { name: 'monitoring-api', title: 'Monitoring API', port: 7103 },
    batch: { name: 'monitoring-batch', title: 'Monitoring batch worker' },
    routes: monitoringRoutes,
    statusRoute: monitoringRoutes.listRuns,
    runsPage: '/deployments/runs',
    callers: ['monitoring-batch', 'monitoring-api'].map(id => ({
      id,
      audience: 'platform-ref-api',
      actions: ['ref.read'],
    })),
  });
