import { monitoringRoutes } from '@rosetta/contracts/monitoring';
import { AttributionUsageReadModel } from '@rosetta/monitoring-mart';
import { Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { DeploymentPreviews } from './DeploymentPreviews';
import { RunsNow, findPivotsSeen } from './findPivotsSeen';

export const serveAttribution = (
  serve: Serve,
  db: Knex,
  previews: DeploymentPreviews,
  usage: AttributionUsageReadModel,
  now: RunsNow,
) => {
  serve(monitoringRoutes.previewAttribution, ({ body, signal }) =>
    previews.preview(body, signal),
  );
  serve(monitoringRoutes.findAttributionUsage, async ({ body }) => ({
    items: await usage.find(body),
  }));
  serve(monitoringRoutes.findPivotsSeen, ({ body: { pivots } }) =>
    findPivotsSeen(db, pivots, now),
  );
};
