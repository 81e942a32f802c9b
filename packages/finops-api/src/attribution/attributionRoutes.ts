import { finopsRoutes } from '@rosetta/contracts/finops';
import { AttributionUsageReadModel } from '@rosetta/finops-mart';
import { Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { AttributionOptions, AttributionPreviews } from './AttributionPreviews';
import { findPivotsSeen } from './findPivotsSeen';

export const serveAttribution = (
  serve: Serve,
  { db, ...options }: AttributionOptions & { db: Knex },
) => {
  const previews = new AttributionPreviews(db, options);
  serve(finopsRoutes.previewAttribution, ({ body, signal }) =>
    previews.preview(body, signal),
  );
  const usage = new AttributionUsageReadModel(db);
  serve(finopsRoutes.findAttributionUsage, async ({ body }) => ({
    items: await usage.find(body),
  }));
  serve(finopsRoutes.findPivotsSeen, ({ body: { pivots } }) =>
    findPivotsSeen(db, pivots),
  );
};
