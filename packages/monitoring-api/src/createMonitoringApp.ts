import { MartServiceTools, lastRead, serveRuns } from '@rosetta/run-kit';
import { monitoringRoutes } from '@rosetta/contracts/monitoring';
import { monitoring } from '@rosetta/contracts/domains';
import {
  DEPLOYMENTS_JOB,
  DeploymentDifferenceReadModel,
} from '@rosetta/monitoring-mart';
import { createServiceApp } from '@rosetta/service-kit';
import { Express } from 'express';
import { serveDeployments } from './deployments/deploymentRoutes';
import { serveDora } from './dora/doraRoutes';
import { serveLive } from './live/liveRoutes';
import { Live } from './live/openLive';

export interface MonitoringAppOptions extends MartServiceTools {
  live: Live;
}

/** The application of monitoring-api, without a port. */
export const createMonitoringApp = ({
  db,
  runs,
  live,
  cache: _,
  ...service
}: MonitoringAppOptions): Express => {
  const differences = new DeploymentDifferenceReadModel(db);
  return createServiceApp({
    ...service,
    contract: monitoring,
    register: serve => {
      serveDeployments(serve, db, live.owners, runs);
      serveDora(serve, db, runs);
      serveLive(serve, live);
      serve(monitoringRoutes.listSources, async () => ({
        items: await live.sourceHealth(source => lastRead(runs, source)),
      }));
      serveRuns(serve, monitoringRoutes, runs, {
        [DEPLOYMENTS_JOB.name]: (run, other) =>
          differences.byApplication(run, other),
      });
    },
  });
};
