export { argoCdApplications } from './argocd/applications';
export { gitLabDeployments } from './gitlab/deployments';
export { gitLabEnvironments } from './gitlab/environments';
export { monitoringBatch } from './monitoringBatch';
