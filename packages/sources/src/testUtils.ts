export {
  argoCdApplication,
  gitLabDeployment,
  gitLabMergeRequest,
  land,
  serviceNowChange,
  serviceNowIncident,
  SHOP_CI,
} from './testing/records';
