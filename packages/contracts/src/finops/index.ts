import { defineAuditRoutes } from '../audit';
import { defineRunRoutes } from '../runs';
import { defineSourceRoutes } from '../sources';
import { listCosts, listCostTrend } from './costs';
import { explainCosts } from './explain';
import { exportFocus } from './exports';
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
  bookRestatement,
  bookRestatements,
  listRestatedApplications,
  listRestatements,
  undoRestatement,
} from './restatements';
import { previewAllocationRule } from './rulePreview';
import { listUnallocated } from './unallocated';

export * from './costs';
export * from './explain';
export * from './exports';
export * from './lines';
export * from './key';
export * from './periods';
export * from './pools';
export * from './reasons';
export * from './restatementCauses';
export * from './restatements';
export * from './ruleBasis';
export * from './ruleChecks';
export * from './rulePreview';
export * from './ruleRoutes';
export * from './rules';
export * from './unallocated';

/** Every route of finops-api, relayed at `/api/rosetta/finops`. */
export const finopsRoutes = {
  listCosts,
  listCostTrend,
  listCostLines,
  explainCosts,
  exportFocus,
  getCostPool,
  listCostPoolLines,
  listCostFilters,
  listPeriods,
  listUnallocated,
  closePeriod,
  reopenPeriod,
  listRestatements,
  listRestatedApplications,
  bookRestatement,
  bookRestatements,
  undoRestatement,
  listAllocationRules,
  getAllocationRule,
  createAllocationRule,
  changeAllocationRule,
  previewAllocationRule,
  ...defineAuditRoutes('finops.audit.read'),
  ...defineSourceRoutes('finops.read'),
  ...defineRunRoutes({
    read: 'finops.read',
    write: 'finops.runs.write',
  }),
};
