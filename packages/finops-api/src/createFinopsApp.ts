import { MartServiceTools, serveRuns } from '@rosetta/run-kit';
import { finopsRoutes } from '@rosetta/contracts/finops';
import { finops } from '@rosetta/contracts/domains';
import {
  COSTS_JOB,
  CostDifferenceReadModel,
  CostReadModel,
  CoverageReadModel,
  DailyCostReadModel,
  ExplainReadModel,
  FINOPS_AUDIT,
  LabelReadModel,
  FinopsSection,
  UnallocatedReadModel,
  toLimits,
  type AnomaliesSection,
} from '@rosetta/finops-mart';
import { RawStore } from '@rosetta/raw-store';
import {
  AuditChain,
  ReadReferentiel,
  createServiceApp,
  serveAudit,
  unreadableReferentiel,
} from '@rosetta/service-kit';
import { Express } from 'express';
import { Knex } from 'knex';
import { serveAnomalies } from './anomalies/anomalyRoutes';
import { serveAttribution } from './attribution/attributionRoutes';
import { serveCommitments } from './commitments/commitmentRoutes';
import { serveComparison } from './comparison/comparisonRoutes';
import { serveConsumption } from './consumption/consumptionRoutes';
import { serveBudgets } from './budgets/budgetRoutes';
import { serveCosts } from './costs/costRoutes';
import { CostService } from './costs/CostService';
import { DailyCostService } from './costs/DailyCostService';
import { serveExplain } from './explain/explainRoutes';
import { ExplainService } from './explain/ExplainService';
import { serveExports } from './exports/exportRoutes';
import { serveForecast } from './forecast/forecastRoutes';
import { serveInvoices } from './invoices/invoiceRoutes';
import { serveLines } from './lines/lineRoutes';
import { servePeriods } from './periods/periodRoutes';
import { serveUnallocated } from './unallocated/unallocatedRoutes';
import { UnallocatedService } from './unallocated/UnallocatedService';
import { servePools } from './pools/poolRoutes';
import { servePrices } from './prices/priceRoutes';
import { serveQuality } from './quality/qualityRoutes';
import { serveQuarantine } from './quarantine/quarantineRoutes';
import { serveRates } from './rates/rateRoutes';
import { serveRestatements } from './restatements/restatementRoutes';
import { serveRules } from './rules/ruleRoutes';
import { serveCauses } from './runs/causeRoutes';
import { serveSources } from './sources/sourceRoutes';

export interface FinopsAppOptions extends MartServiceTools {
  /** Asked for the quarantine and for what FOCUS asks of bills: no figure comes from it. */
  raw: RawStore;
  /** Shown when the months have several currencies and the query names none. */
  currency: string;
  /** Whose charges are now: a preview of other pivots compares with it. */
  referentiel?: ReadReferentiel;
  /** Which tag counts when two of them name different applications. */
  tagKeys?: readonly string[];
  /** What charges are converted into; without it, currencies stay apart. */
  reportingCurrency?: string;
  /** What makes a day unusual; the defaults when not said. */
  anomalies?: AnomaliesSection;
  /** What changes are recorded with; without it, none is made. */
  audit?: AuditChain;
}

const createCosts = (db: Knex, labels: LabelReadModel, currency: string) =>
  new CostService(
    new CostReadModel(db),
    labels,
    new CoverageReadModel(db),
    currency,
  );

const createDailyCosts = (db: Knex, currency: string) =>
  new DailyCostService(
    new DailyCostReadModel(db),
    new CoverageReadModel(db),
    currency,
  );

/** The application of finops-api, without a port. */
export const createFinopsApp = ({
  db,
  raw,
  cache,
  runs,
  referentiel = unreadableReferentiel(finops.service.name),
  tagKeys = [],
  reportingCurrency,
  currency: shownCurrency,
  anomalies = FinopsSection.parse(undefined).anomalies,
  ...service
}: FinopsAppOptions): Express => {
  const labels = new LabelReadModel(db);
  const currency = reportingCurrency ?? shownCurrency;
  const costs = createCosts(db, labels, currency);
  const dailyCosts = createDailyCosts(db, currency);
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
      serveCosts(serve, { db, costs, dailyCosts, cache, runs });
      serveComparison(serve, { db, costs, cache, runs });
      serveExplain(serve, { db, explain, cache, runs });
      serveExports(serve, db);
      serveBudgets(serve, { db, runs, costs });
      serveAnomalies(serve, { db, runs, limits: toLimits(anomalies) });
      serveForecast(serve, { db, costs, cache, runs });
      serveInvoices(serve, db);
      serveCommitments(serve, { db, currency, cache, runs });
      serveLines(serve, db, runs);
      serveUnallocated(serve, { db, unallocated, cache, runs });
      serveConsumption(serve, db);
      servePools(serve, db);
      servePrices(serve, { db, runs });
      servePeriods(serve, db);
      serveRestatements(serve, db);
      serveQuarantine(serve, { db, raw });
      serveRates(serve, { db, runs, reportingCurrency });
      serveQuality(serve, { db, raw, cache, runs });
      serveRules(serve, db);
      serveAttribution(serve, { db, referentiel, tagKeys });
      serveAudit(serve, finopsRoutes, db, FINOPS_AUDIT, service.audit);
      serveSources(serve, runs);
      serveCauses(serve, { db, cache, runs });
      serveRuns(serve, finopsRoutes, runs, {
        [COSTS_JOB.name]: (run, other) => differences.byApplication(run, other),
      });
    },
  });
};
