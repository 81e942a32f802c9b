import { RequestOptions, ListOptions, RateLimit } from '../types';
import {
  GitLabComment,
  GitLabCommit,
  GitLabDeployment,
  GitLabEnvironment,
  GitLabMergeRequest,
  GitLabPipeline,
  GitLabProject,
} from './schemas';

/** The id of a project, or its path with namespace. */
export type ProjectRef = number | string;

interface Window extends ListOptions {
  /** This instant included, as GitLab has it. */
  updatedAfter?: string | Date;
  /** This instant included, as GitLab has it. */
  updatedBefore?: string | Date;
  /** So many of the newest, those that can't be read among them; all when not said. */
  limit?: number;
}

export interface DeploymentsOptions extends Window {
  /** Name of the environment. */
  environment?: string;
  status?: string;
}

export interface PipelinesOptions extends Window {
  ref?: string;
  status?: string;
}

export interface MergeRequestsOptions extends Window {
  state?: 'opened' | 'closed' | 'locked' | 'merged';
}

interface CommentsOptions extends ListOptions {
  /** A day: what was written since the next one. */
  after?: string;
}

export interface EnvironmentsOptions extends ListOptions {
  states?: 'available' | 'stopping' | 'stopped';
}

/**
 * Lists come page by page as they are read, each thing once. Deployments and pipelines come
 * with the newest first, in a window the last updated: what is new meanwhile hides no other.
 */
export interface GitLabClient {
  deployments(
    project: ProjectRef,
    options?: DeploymentsOptions,
  ): AsyncIterable<GitLabDeployment>;
  pipelines(
    project: ProjectRef,
    options?: PipelinesOptions,
  ): AsyncIterable<GitLabPipeline>;
  environments(
    project: ProjectRef,
    options?: EnvironmentsOptions,
  ): AsyncIterable<GitLabEnvironment>;
  /** The last updated first. */
  mergeRequests(
    project: ProjectRef,
    options?: MergeRequestsOptions,
  ): AsyncIterable<GitLabMergeRequest>;
  /** @param iid - its number within the project */
  mergeRequestCommits(
    project: ProjectRef,
    iid: number,
    options?: ListOptions,
  ): AsyncIterable<GitLabCommit>;
  /** What a deployment brought that the one before it in its environment had not. */
  deploymentMergeRequests(
    project: ProjectRef,
    deployment: number,
    options?: ListOptions,
  ): AsyncIterable<GitLabMergeRequest>;
  /** Of everything in the project, the oldest first. */
  comments(
    project: ProjectRef,
    options?: CommentsOptions,
  ): AsyncIterable<GitLabComment>;
  /** Those that the token's user is a member of, by id. */
  projects(options?: ListOptions): AsyncIterable<GitLabProject>;
  project(
    project: ProjectRef,
    options?: RequestOptions,
  ): Promise<GitLabProject>;
  /** What the last answer said; undefined before, and where GitLab has no limit. */
  readonly rateLimit: RateLimit | undefined;
  close(): Promise<void>;
}
