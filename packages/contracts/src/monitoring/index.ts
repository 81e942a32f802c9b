import { defineRunRoutes } from '../runs';
import { defineSourceRoutes } from '../sources';
import { listApplicationDeployments, listDoraDeployments } from './deployments';
import { getDora } from './dora';
import { getLiveBoard, getLiveDeployments, getLivePipelines } from './live';

export * from './deployments';
export * from './dora';
export * from './live';

/** Every route of monitoring-api, relayed at `/api/rosetta/monitoring`. */
export const monitoringRoutes = {
  listApplicationDeployments,
  getLiveDeployments,
  getLivePipelines,
  getLiveBoard,
  getDora,
  listDoraDeployments,
  ...defineSourceRoutes('monitoring.read'),
  ...defineRunRoutes({
    read: 'monitoring.read',
    write: 'monitoring.runs.write',
  }),
};
