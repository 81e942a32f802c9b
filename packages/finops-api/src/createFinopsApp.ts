import { MartServiceTools, serveRuns } from '@rosetta/run-kit';
import { finopsRoutes } from '@rosetta/contracts/finops';
import { finops } from '@rosetta/contracts/domains';
import {
  COSTS_JOB,
  CostDifferenceReadModel,
  CostReadModel,
  LabelReadModel,
} from '@rosetta/finops-mart';
import { createServiceApp } from '@rosetta/service-kit';
import { Express } from 'express';
import { serveCosts } from './costs/costRoutes';
import { CostViews } from './costs/costView';
import { serveLines } from './lines/lineRoutes';
import { servePeriods } from './periods/periodRoutes';

export interface FinopsAppOptions extends MartServiceTools {
  /** Shown when a window holds several currencies and none is asked for. */
  currency: string;
}

/** finops-api without a port: its routes, on what it is given. */
export const createFinopsApp = ({
  db,
  cache,
  runs,
  currency,
  ...service
}: FinopsAppOptions): Express => {
  const views = new CostViews(
    new CostReadModel(db),
    new LabelReadModel(db),
    currency,
  );
  const differences = new CostDifferenceReadModel(db);
  return createServiceApp({
    ...service,
    contract: finops,
    register: serve => {
      serveCosts(serve, { db, views, cache });
      serveLines(serve, db);
      servePeriods(serve, db);
      serveRuns(serve, finopsRoutes, runs, {
        [COSTS_JOB.name]: (run, other) => differences.byApplication(run, other),
      });
    },
  });
};
