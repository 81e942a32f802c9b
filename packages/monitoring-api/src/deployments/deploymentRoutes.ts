import {
  listApplicationDeployments,
  listDoraDeployments,
} from '@rosetta/contracts';
import { DeploymentReadModel, DeploymentScope } from '@rosetta/monitoring-mart';
import { Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { DORA_DAYS } from '../dora/doraRoutes';
import { resolveDays } from '../window';
import { readCursor, writeCursor } from './cursor';

const HISTORY_DAYS = 30;

interface PageOf {
  limit: number;
  cursor?: string;
}

export const serveDeployments = (serve: Serve, db: Knex) => {
  const deployments = new DeploymentReadModel(db);

  const page = async (scope: DeploymentScope, { limit, cursor }: PageOf) => {
    const found = await deployments.page(scope, {
      limit: limit + 1,
      after: cursor ? readCursor(cursor) : undefined,
    });
    const items = found.slice(0, limit);
    const more = found.length > limit;
    return { items, ...(more && { nextCursor: writeCursor(items.at(-1)!) }) };
  };

  serve(listApplicationDeployments, ({ params, query }) => {
    const { environment, status, source } = query;
    return page(
      {
        ...resolveDays(query, HISTORY_DAYS),
        application: params.app,
        environment,
        status,
        source,
      },
      query,
    );
  });
  serve(listDoraDeployments, ({ query }) => {
    const { application, group } = query;
    const window = resolveDays(query, DORA_DAYS);
    return page({ ...window, application, group, delivered: true }, query);
  });
};
