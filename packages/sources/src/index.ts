export { createArgoCdClient } from './argocd/createArgoCdClient';
export {
  ArgoCdApplication,
  ArgoCdChange,
  ArgoCdHistoryEntry,
} from './argocd/schemas';
export type { ArgoCdClient, WatchOptions } from './argocd/types';
export { SourcesConfig } from './config';
export { createGitLabClient } from './gitlab/createGitLabClient';
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
export type { AskOptions, RateLimit, SourceOptions } from './types';
