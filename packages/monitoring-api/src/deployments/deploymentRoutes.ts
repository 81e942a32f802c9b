import {
  listApplicationDeployments,
  listDoraDeployments,
} from '@rosetta/contracts/monitoring';
import { InstantInput } from '@rosetta/contracts/values';
import { DeploymentReadModel, DeploymentScope } from '@rosetta/monitoring-mart';
import { decodeCursor, encodeCursor, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { DORA_DAYS } from '../dora/doraRoutes';
import { Owners } from '../live/Owners';
import { resolveDays } from '@rosetta/run-kit';

const HISTORY_DAYS = 30;

/** After which deployment to read on. */
const After = z.object({ finishedAt: InstantInput, id: z.string() });

interface PageOf {
  limit: number;
  cursor?: string;
}

export const serveDeployments = (
  serve: Serve,
  db: Knex,
  owners: Pick<Owners, 'assertKnown'>,
) => {
  const deployments = new DeploymentReadModel(db);

  const page = async (
    scope: DeploymentScope,
    { limit, cursor, ...asked }: PageOf,
  ) => {
    const question = [scope.application, asked];
    const found = await deployments.page(scope, {
      limit: limit + 1,
      after: cursor ? decodeCursor(After, question, cursor) : undefined,
    });
    const items = found.slice(0, limit);
    if (found.length <= limit) return { items };
    const { finishedAt, id } = items.at(-1)!;
    return { items, nextCursor: encodeCursor(question, { finishedAt, id }) };
  };

  serve(listApplicationDeployments, async ({ params, query }) => {
    const { environment, status, source } = query;
    const found = await page(
      {
        ...resolveDays(query, HISTORY_DAYS),
        application: params.app,
        environment,
        status,
        source,
      },
      query,
    );
    // One that is no more may have a history all the same.
    if (!found.items.length) await owners.assertKnown(params.app);
    return found;
  });
  serve(listDoraDeployments, ({ query }) => {
    const { application, group } = query;
    const window = resolveDays(query, DORA_DAYS);
    return page({ ...window, application, group, delivered: true }, query);
  });
};
