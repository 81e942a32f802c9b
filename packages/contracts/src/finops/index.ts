import { defineCostPreview, defineCostUsage } from '../attribution';
import { definePivotsSeen } from '../pivotsSeen';
import { defineAuditRoutes } from '../audit';
import { defineRunRoutes } from '../runs';
import { defineSourceRoutes } from '../sources';
import {
  answerAnomaly,
  getAnomaly,
  listAnomalies,
  setAnomalyTold,
} from './anomalies';
import {
  listAgreedPriceChanges,
  listAgreedPrices,
  putAgreedPrices,
} from './agreedPrices';
import { listCommitments } from './commitments';
import { compareCosts } from './comparison';
import { getConformance, getDataQuality } from './conformance';
import { listConsumption, listConsumptionLines } from './consumption';
import {
  listBudgetAlerts,
  listBudgetChanges,
  listBudgets,
  putBudgets,
  setBudgetAlertTold,
} from './budgets';
import { FIGURES_GONE, listCosts, listCostTrend } from './costs';
import { listDailyCosts } from './dailyCosts';
import { explainCosts } from './explain';
import { exportFocus } from './exports';
import { getForecast } from './forecast';
import { listInvoices, putInvoices } from './invoices';
import { listCostLines } from './lines';
import {
  closePeriod,
  listCostFilters,
  listPeriods,
  reopenPeriod,
} from './periods';
import { getCostPool, listCostPoolLines } from './pools';
import {
  changeAllocationRule,
  createAllocationRule,
  getAllocationRule,
  listAllocationRules,
} from './ruleRoutes';
import {
  downloadQuarantine,
  listQuarantine,
  listQuarantineGroups,
  previewRelanding,
  relandQuarantine,
} from './quarantine';
import {
  bookRestatement,
  bookRestatements,
  listRestatedApplications,
  listRestatements,
  undoRestatement,
} from './restatements';
import { previewAllocationRule } from './rulePreview';
import { listPrices } from './prices';
import { listRunCauses } from './runCauses';
import { listRates, putRates } from './rates';
import { listUnallocated } from './unallocated';
import { listUnitCosts } from './unitCosts';

export * from './agreedPrices';
export * from './anomalies';
export * from './consumption';
export * from './budgets';
export * from './commitments';
export * from './comparison';
export * from './conformance';
export * from './costs';
export * from './dailyCosts';
export * from './explain';
export * from './exports';
export * from './forecast';
export * from './invoices';
export * from './lines';
export * from './key';
export * from './periods';
export * from './pools';
export * from './prices';
export * from './quarantine';
export * from './rates';
export * from './reasons';
export * from './restatementCauses';
export * from './restatements';
export * from './ruleBasis';
export * from './ruleChecks';
export * from './rulePreview';
export * from './ruleRoutes';
export * from './rules';
export * from './runCauses';
export * from './unallocated';
export * from './unitCosts';

/** Every route of finops-api, relayed at `/api/rosetta/finops`. */
export const finopsRoutes = {
  listCosts,
  listCostTrend,
  listDailyCosts,
  compareCosts,
  listCostLines,
  explainCosts,
  exportFocus,
  getForecast,
  listAnomalies,
  getAnomaly,
  answerAnomaly,
  setAnomalyTold,
  listPrices,
  listAgreedPrices,
  listAgreedPriceChanges,
  putAgreedPrices,
  listBudgets,
  listBudgetChanges,
  listBudgetAlerts,
  setBudgetAlertTold,
  putBudgets,
  listInvoices,
  putInvoices,
  listCommitments,
  getCostPool,
  listCostPoolLines,
  listCostFilters,
  listPeriods,
  listUnallocated,
  listConsumption,
  listConsumptionLines,
  listUnitCosts,
  closePeriod,
  reopenPeriod,
  listRestatements,
  listRestatedApplications,
  bookRestatement,
  bookRestatements,
  undoRestatement,
  listRates,
  putRates,
  listAllocationRules,
  getAllocationRule,
  createAllocationRule,
  changeAllocationRule,
  previewAllocationRule,
  previewAttribution: defineCostPreview(),
  findAttributionUsage: defineCostUsage(),
  findPivotsSeen: definePivotsSeen(
    'finops.read',
    'charges of the last three published months name',
    { gone: FIGURES_GONE },
  ),
  listRunCauses,
  listQuarantine,
  listQuarantineGroups,
  downloadQuarantine,
  previewRelanding,
  relandQuarantine,
  getConformance,
  getDataQuality,
  ...defineAuditRoutes('finops.audit.read'),
  ...defineSourceRoutes('finops.read'),
  ...defineRunRoutes({
    read: 'finops.read',
    write: 'finops.runs.write',
  }),
};
