import {
  listApplicationDeployments,
  listDoraDeployments,
} from '@rosetta/contracts/monitoring';
import { InstantInput } from '@rosetta/contracts/values';
import {
  DeploymentReadModel,
  DeploymentFilters,
} from '@rosetta/monitoring-mart';
import { decodeCursor, encodeCursor, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { DEFAULT_DORA_DAYS } from '../dora/doraRoutes';
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
    const cursorScope = [filters.application, query];
    const found = await deployments.page(filters, {
      limit: limit + 1,
      after: cursor ? decodeCursor(Position, cursorScope, cursor) : undefined,
    });
    const items = found.slice(0, limit);
    if (found.length <= limit) return { items };
    const { finishedAt, id } = items.at(-1)!;
    return { items, nextCursor: encodeCursor(cursorScope, { finishedAt, id }) };
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
  serve(listDoraDeployments, ({ query }) => {
    const { application, group } = query;
    const range = resolveDays(query, DEFAULT_DORA_DAYS, runs.periodBounds);
    return page({ ...range, application, group, delivered: true }, query);
  });
};
