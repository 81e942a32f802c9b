export {
  readServiceNowChange,
  serviceNowChangeRequests,
  type ChangeType,
} from './datasets/changeRequests';
export {
  readServiceNowIncident,
  serviceNowIncidents,
} from './datasets/incidents';
export { serviceNowPivots } from './pivot';
export { serviceNow } from './source';
export type { ServiceNowClient, TableCount } from './types';
