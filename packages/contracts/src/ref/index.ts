import { defineAuditRoutes } from '../audit';
import * as catalog from './catalog';
import {
  getChangeRequestConsequences,
  getChangeRequestDiff,
} from './changeDiff';
import { attestApplication, listDueAttestations } from './attestations';
import * as changes from './changeRoutes';
import * as entities from './entityRoutes';
import { listApplicationHistory } from './history';
import * as imports from './imports';
import * as notices from './notices';
import { listStaleValues } from './staleValues';
import { listPivotProblems, listUnclaimed } from './pivotProblems';

export * from './catalog';
export { attestApplication, listDueAttestations } from './attestations';
export * from './changeDiff';
export type { ChangeProblemCode } from './changeProblems';
export * from './changeRequest';
export * from './changeRoutes';
export * from './changes';
export * from './entities';
export * from './entityRoutes';
export * from './history';
export * from './imports';
export * from './notices';
export * from './staleValues';
export * from './pivotProblems';
export * from './quality';

const auditRoutes = defineAuditRoutes('ref.audit.read');
export const { listAudit: listRefAudit, verifyAudit: verifyRefAudit } =
  auditRoutes;

/** Every route of platform-ref-api, relayed at `/api/rosetta/ref`. */
export const refRoutes = {
  listApplications: entities.listApplications,
  getApplication: entities.getApplication,
  listApplicationHistory,
  listGroups: entities.listGroups,
  listRelations: entities.listRelations,
  listPivots: entities.listPivots,
  getGraph: entities.getGraph,
  listChangeRequests: changes.listChangeRequests,
  createChangeRequest: changes.createChangeRequest,
  getChangeRequest: changes.getChangeRequest,
  updateChangeRequest: changes.updateChangeRequest,
  commentOnChangeRequest: changes.commentOnChangeRequest,
  submitChangeRequest: changes.submitChangeRequest,
  withdrawChangeRequest: changes.withdrawChangeRequest,
  approveChangeRequest: changes.approveChangeRequest,
  rejectChangeRequest: changes.rejectChangeRequest,
  getChangeRequestDiff,
  getChangeRequestConsequences,
  revertChangeRequest: changes.revertChangeRequest,
  createImport: imports.createImport,
  listImportSources: imports.listImportSources,
  createImportFromSource: imports.createImportFromSource,
  listImports: imports.listImports,
  getImport: imports.getImport,
  listImportRows: imports.listImportRows,
  draftImport: imports.draftImport,
  listStaleValues,
  listChangeNotices: notices.listChangeNotices,
  setChangeNoticeTold: notices.setChangeNoticeTold,
  attestApplication,
  listDueAttestations,
  ...auditRoutes,
  sendCatalogEvents: catalog.sendCatalogEvents,
  listCatalogComponents: catalog.listCatalogComponents,
  listCatalogProposals: catalog.listCatalogProposals,
  listPivotProblems,
  listUnclaimed,
};
