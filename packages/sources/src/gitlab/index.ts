export { createGitLabClient } from './createGitLabClient';
export {
  gitLabDeployments,
  readGitLabDeployment,
} from './datasets/deployments';
export {
  gitLabEnvironments,
  readGitLabEnvironment,
  type KnownEnvironment,
} from './datasets/environments';
export {
  gitLabMergeRequests,
  readGitLabMergeRequest,
  type KnownMergeRequest,
} from './datasets/mergeRequests';
export { gitLabPivot } from './pivot';
export {
  GitLabDeployment,
  GitLabEnvironment,
  GitLabMergeRequest,
  GitLabPipeline,
  GitLabProject,
} from './schemas';
export { gitLab } from './source';
export type {
  DeploymentsOptions,
  EnvironmentsOptions,
  GitLabClient,
  PipelinesOptions,
  ProjectRef,
} from './types';
export { toPipeline } from './watch/toGitLabItem';
