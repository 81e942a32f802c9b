import {
  DeploymentBudget,
  DoraDeployment,
  listDeploymentBudgets,
} from '@rosetta/contracts/monitoring';
import { InstantInput } from '@rosetta/contracts/values';
import {
  Delivered,
  DoraDeploymentReadModel,
  SloFactReadModel,
} from '@rosetta/monitoring-mart';
import { resolveDays, RunService } from '@rosetta/run-kit';
import { readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { Owners } from '../live/Owners';
import { hoursAfter, readBurned } from './burnedAfter';
import { Slos } from './Slos';

/** As many objectives as an application has, and more. */
const MAX_SLOS = 500;
/** Range of a query without bounds. */
const DEFAULT_DAYS = 90;

interface DeploymentBudgetOptions {
  db: Knex;
  owners: Pick<Owners, 'assertKnown'>;
  slos: Slos;
  runs: RunService;
  /** Adds the incidents that are put down to each. */
  withIncidents(rows: readonly Delivered[]): Promise<DoraDeployment[]>;
}

const toItem = (
  { id, source, project, environment, ref, sha, finishedAt, url, kind, incidents }: DoraDeployment,
  { from, to }: ReturnType<typeof hoursAfter>,
  budgets: DeploymentBudget['budgets'],
  now: Date,
): DeploymentBudget => ({
  ...{ id, source, project, environment, ref, sha, finishedAt, url, kind },
  incidents,
  from: from.toISOString(),
  to: to.toISOString(),
  over: to <= now,
  budgets,
}); // prettier-ignore

/** What error budgets lost after each deployment to production. */
export const serveDeploymentBudgets = (
  serve: Serve,
  { db, owners, slos, runs, withIncidents }: DeploymentBudgetOptions,
) => {
  const deployments = new DoraDeploymentReadModel(db);
  const facts = new SloFactReadModel(db);

  /** The hours after each deployment of a page: the one that follows the newest may be on the page before. */
  const hoursAfterEach = async (
    application: string,
    rows: readonly Delivered[],
  ) => {
    const instants = await deployments.instantsAround(
      application,
      rows.at(-1)!.finishedAt,
      hoursAfter(rows[0].finishedAt).to,
    );
    return rows.map(({ finishedAt }) =>
      hoursAfter(
        finishedAt,
        instants.find(instant => instant > finishedAt),
      ),
    );
  };

  serve(listDeploymentBudgets, async ({ params, query }) => {
    const { limit, cursor, ...days } = query;
    const filters = {
      ...resolveDays(days, DEFAULT_DAYS, runs.periodBounds),
      application: params.app,
    };
    const { rows, ...next } = await readPage(
      { limit, cursor },
      {
        list: [listDeploymentBudgets.id, filters],
        position: z.object({ finishedAt: InstantInput, id: z.string() }),
        read: (after, most) =>
          deployments.page(filters, { limit: most, after }),
      },
    );
    if (rows.length === 0) {
      await owners.assertKnown(params.app);
      return { items: [], ...next };
    }
    const now = new Date();
    const [items, times, objectives] = await Promise.all([
      withIncidents(rows),
      hoursAfterEach(params.app, rows),
      slos.page({ applications: [params.app], limit: MAX_SLOS }),
    ]);
    const burned = await readBurned(facts, objectives, times, now);
    return {
      items: items.map((item, at) => toItem(item, times[at], burned[at], now)),
      ...next,
    };
  });
};
