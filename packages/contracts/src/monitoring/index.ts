import {
  getBackfill,
  listGaps,
  listJobStates,
  listRefusedGroups,
  listRefusedRecords,
  listSourceReadings,
  startBackfill,
} from './administration';
import {
  createBudgetDecision,
  getBudgetPolicy,
  listAllBudgetDecisions,
  listBudgetDecisions,
  putBudgetPolicy,
} from './budgetPolicy';
import { defineDeploymentPreview, defineDeploymentUsage } from '../attribution';
import { defineAuditRoutes } from '../audit';
import { definePivotsSeen } from '../pivotsSeen';
import { defineRunRoutes } from '../runs';
import { defineSourceRoutes } from '../sources';
import {
  getChangeGate,
  getGateDecision,
  listGateDecisions,
} from './changeGate';
import { listDeploymentBudgets } from './deploymentBudgets';
import { listApplicationDeployments } from './deployments';
import { getDora } from './dora';
import { getTrends, listRisks } from './executive';
import {
  listDoraDeployments,
  listDoraIncidents,
  listDoraMergeRequests,
} from './doraRows';
import { getGoldenSignals } from './signals';
import { getTimeline } from './timeline';
import {
  getChangeCalendar,
  getChangeQuality,
  listApplicationChanges,
} from './changeRoutes';
import {
  listApplicationIncidents,
  listIncidentLinks,
  listIncidents,
  listSuspects,
  setIncidentLink,
} from './incidentRoutes';
import {
  changeMaintenanceWindow,
  createMaintenanceWindow,
  listMaintenanceWindows,
} from './maintenance';
import { listSloAlerts, setSloAlertTold } from './sloAlerts';
import {
  changeSlo,
  createSlo,
  getSlo,
  getSloOpenSlo,
  getSloPrometheus,
  importSlos,
  listApplicationSlos,
  listSlos,
  previewSlo,
  retireSlo,
} from './sloRoutes';
import { getLiveBoard, getLiveDeployments, getLivePipelines } from './live';
import { getLiveBurns } from './liveBurns';
import { getLiveProblems } from './liveProblems';
import { getLiveLogs, listApplicationLinks } from './logs';

export * from './administration';
export * from './budgetPolicy';
export * from './burnPairs';
export * from './changeGate';
export * from './changeRoutes';
export * from './deploymentBudgets';
export * from './deployments';
export * from './dora';
export * from './doraRows';
export * from './executive';
export * from './incidentRoutes';
export * from './incidents';
export * from './timeline';
export * from './live';
export * from './liveBurns';
export * from './liveProblems';
export * from './logs';
export * from './maintenance';
export * from './signals';
export * from './sloAlerts';
export * from './sloRoutes';
export * from './slos';
export * from './sloWindow';

/** Every route of monitoring-api, relayed at `/api/rosetta/monitoring`. */
export const monitoringRoutes = {
  listApplicationDeployments,
  listDeploymentBudgets,
  getLiveDeployments,
  getLivePipelines,
  getLiveProblems,
  getLiveLogs,
  getLiveBurns,
  listApplicationLinks,
  getLiveBoard,
  getGoldenSignals,
  listSlos,
  createSlo,
  importSlos,
  getSlo,
  changeSlo,
  retireSlo,
  previewSlo,
  getSloOpenSlo,
  getSloPrometheus,
  listApplicationSlos,
  listSloAlerts,
  setSloAlertTold,
  getBudgetPolicy,
  putBudgetPolicy,
  listAllBudgetDecisions,
  listBudgetDecisions,
  createBudgetDecision,
  listMaintenanceWindows,
  createMaintenanceWindow,
  changeMaintenanceWindow,
  getDora,
  listDoraDeployments,
  listDoraMergeRequests,
  listDoraIncidents,
  listRisks,
  getTrends,
  listIncidents,
  listApplicationIncidents,
  listSuspects,
  listIncidentLinks,
  setIncidentLink,
  listApplicationChanges,
  getChangeCalendar,
  getChangeQuality,
  getTimeline,
  getChangeGate,
  listGateDecisions,
  getGateDecision,
  listJobStates,
  listSourceReadings,
  listGaps,
  startBackfill,
  getBackfill,
  listRefusedRecords,
  listRefusedGroups,
  previewAttribution: defineDeploymentPreview(),
  findAttributionUsage: defineDeploymentUsage(),
  findPivotsSeen: definePivotsSeen(
    'monitoring.read',
    'deployments of the last 90 days were of',
  ),
  ...defineSourceRoutes('monitoring.read'),
  ...defineAuditRoutes('monitoring.audit.read'),
  ...defineRunRoutes({
    read: 'monitoring.read',
    write: 'monitoring.runs.write',
  }),
};
