export { createArgoCdClient } from './argocd/createArgoCdClient';
export { ArgoCdApplication, type ArgoCdChange } from './argocd/schemas';
export type { ArgoCdClient, WatchOptions } from './argocd/types';
export { SourcesConfig } from './config';
export { createGitLabClient } from './gitlab/createGitLabClient';
export { ProjectFailures } from './gitlab/ProjectFailures';
export {
  GitLabDeployment,
  GitLabEnvironment,
  GitLabPipeline,
  GitLabProject,
} from './gitlab/schemas';
export type {
  DeploymentsOptions,
  EnvironmentsOptions,
  GitLabClient,
  PipelinesOptions,
  ProjectRef,
} from './gitlab/types';
export {
  isRefusal,
  RateLimitedError,
  RequestRefusedError,
  TokenRefusedError,
} from './http/refusal';
export type {
  AskOptions,
  ListOptions,
  RateLimit,
  RefusedRecord,
  SourceOptions,
} from './types';
