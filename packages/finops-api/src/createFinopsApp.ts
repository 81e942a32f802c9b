import { MartServiceTools, serveRuns } from '@rosetta/run-kit';
import { finopsRoutes } from '@rosetta/contracts/finops';
import { finops } from '@rosetta/contracts/domains';
import {
  COSTS_JOB,
  CostDifferenceReadModel,
  CostReadModel,
  CoverageReadModel,
  ExplainReadModel,
  LabelReadModel,
  UnallocatedReadModel,
  finopsAudit,
} from '@rosetta/finops-mart';
import { createServiceApp, serveAudit } from '@rosetta/service-kit';
import { Express } from 'express';
import { serveCosts } from './costs/costRoutes';
import { CostService } from './costs/CostService';
import { serveExplain } from './explain/explainRoutes';
import { ExplainService } from './explain/ExplainService';
import { serveExports } from './exports/exportRoutes';
import { serveLines } from './lines/lineRoutes';
import { servePeriods } from './periods/periodRoutes';
import { serveUnallocated } from './unallocated/unallocatedRoutes';
import { UnallocatedService } from './unallocated/UnallocatedService';
import { servePools } from './pools/poolRoutes';
import { serveRestatements } from './restatements/restatementRoutes';
import { serveRules } from './rules/ruleRoutes';
import { serveSources } from './sources/sourceRoutes';

export interface FinopsAppOptions extends MartServiceTools {
  /** Shown when the months have several currencies and the query names none. */
  currency: string;
}

/** The application of finops-api, without a port. */
export const createFinopsApp = ({
  db,
  cache,
  runs,
  currency,
  ...service
}: FinopsAppOptions): Express => {
  const labels = new LabelReadModel(db);
  const costs = new CostService(
    new CostReadModel(db),
    labels,
    new CoverageReadModel(db),
    currency,
  );
  const unallocated = new UnallocatedService(
    new UnallocatedReadModel(db),
    labels,
    currency,
  );
  const explain = new ExplainService(costs, new ExplainReadModel(db), labels);
  const differences = new CostDifferenceReadModel(db);
  return createServiceApp({
    ...service,
    contract: finops,
    register: serve => {
      serveCosts(serve, { db, costs, cache, runs });
      serveExplain(serve, { db, explain, cache, runs });
      serveExports(serve, db);
      serveLines(serve, db, runs);
      serveUnallocated(serve, { db, unallocated, cache, runs });
      servePools(serve, db);
      servePeriods(serve, db);
      serveRestatements(serve, db);
      serveRules(serve, db);
      serveAudit(serve, finopsRoutes, finopsAudit(db));
      serveSources(serve, runs);
      serveRuns(serve, finopsRoutes, runs, {
        [COSTS_JOB.name]: (run, other) => differences.byApplication(run, other),
      });
    },
  });
};
