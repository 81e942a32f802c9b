import * as changes from './changes';
import * as entities from './entities';

export * from './changes';
export * from './entities';

/** Every route of platform-ref-api, relayed at `/api/rosetta/ref`. */
export const refRoutes = {
  listApplications: entities.listApplications,
  getApplication: entities.getApplication,
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
};
