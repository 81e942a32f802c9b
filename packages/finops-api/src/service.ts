import { finops } from '@rosetta/contracts/domains';
import { FINOPS_AUDIT, FINOPS_JOBS, FINOPS_SCHEMA } from '@rosetta/finops-mart';
import { openMart, withSchedules } from '@rosetta/run-kit';
import { createRawStore, quarantineDependency } from '@rosetta/raw-store';
import {
  auditDependency,
  createAuditChain,
  defineService,
  Dependency,
} from '@rosetta/service-kit';
import { FinopsApiConfig } from './config';
import { openReferentiel } from './attribution/openReferentiel';
import { BudgetWatch } from './budgets/BudgetWatch';
import { createFinopsApp } from './createFinopsApp';

/** Budgets are compared as long as the service runs: it needs nothing of its own. */
const watchDependency = (watch: BudgetWatch): Dependency => ({
  name: 'budget watch',
  required: false,
  start: async () => watch.start(),
  stop: () => watch.stop(),
});

/** finops-api: what the runs of finops-batch published. */
export const service = defineService({
  domain: finops,
  config: FinopsApiConfig,
  audit: FINOPS_AUDIT,
  open: (config, tools) => {
    const mart = openMart(tools, {
      domain: finops,
      config,
      schema: FINOPS_SCHEMA,
      jobs: withSchedules(FINOPS_JOBS, config.finops),
    });
    const { currency, reportingCurrency, budgetThresholds } = config.finops;
    const { anomalies, tagKeys } = config.finops;
    const { referentiel, dependencies } = openReferentiel(
      config,
      tools.metrics,
    );
    const audit = createAuditChain(config.audit, finops.database);
    const raw = createRawStore(config.rawStore, config.periods);
    const watch = new BudgetWatch({
      ...mart.tools,
      currency: reportingCurrency ?? currency,
      thresholds: budgetThresholds,
    });
    return {
      app: createFinopsApp({
        ...mart.tools,
        ...{ raw, currency, reportingCurrency, anomalies },
        ...{ referentiel, tagKeys, audit },
      }),
      dependencies: [
        ...mart.dependencies,
        auditDependency({
          ...mart.tools,
          table: FINOPS_AUDIT,
          chain: audit,
        }),
        ...dependencies,
        quarantineDependency(raw),
        watchDependency(watch),
      ],
    };
  },
});
