import { listApplicationDeployments } from '@rosetta/contracts/monitoring';
import { InstantInput } from '@rosetta/contracts/values';
import {
  DeploymentReadModel,
  DeploymentFilters,
} from '@rosetta/monitoring-mart';
import { readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { Owners } from '../live/Owners';
import { resolveDays, RunService } from '@rosetta/run-kit';

/** Range of a query without bounds. */
const DEFAULT_HISTORY_DAYS = 30;

/** The next page starts after this deployment. */
const Position = z.object({ finishedAt: InstantInput, id: z.string() });

interface PageRequest {
  limit: number;
  cursor?: string;
}

export const serveDeployments = (
  serve: Serve,
  db: Knex,
  owners: Pick<Owners, 'assertKnown'>,
  runs: RunService,
) => {
  const deployments = new DeploymentReadModel(db);

  const page = async (
    filters: DeploymentFilters,
    { limit, cursor, ...query }: PageRequest,
  ) => {
    const { rows: items, ...next } = await readPage(
      { limit, cursor },
      {
        list: [filters.application, query],
        position: Position,
        read: (after, most) =>
          deployments.page(filters, { limit: most, after }),
      },
    );
    return { items, ...next };
  };

  serve(listApplicationDeployments, async ({ params, query }) => {
    const { environment, status, source } = query;
    const found = await page(
      {
        ...resolveDays(query, DEFAULT_HISTORY_DAYS, runs.periodBounds),
        application: params.app,
        environment,
        status,
        source,
      },
      query,
    );
    // A deleted application may still have a history.
    if (!found.items.length) await owners.assertKnown(params.app);
    return found;
  });
};
