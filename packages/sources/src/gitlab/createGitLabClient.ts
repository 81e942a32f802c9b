import { DEPLOYMENT_SOURCE_TITLES } from '@rosetta/contracts/monitoring';
import { z } from 'zod';
import { SourceRequest, createSourceClient } from '../http/createSourceClient';
import { ListOptions, SourceOptions } from '../types';
import { readPages } from './pages';
import {
  GitLabComment,
  GitLabCommit,
  GitLabDeployment,
  GitLabEnvironment,
  GitLabMergeRequest,
  GitLabPipeline,
  GitLabProject,
} from './schemas';
import { GitLabClient, ProjectRef } from './types';

const API = '/api/v4';

const PROJECTS = `${API}/projects`;

/** Where something of a project is: with its name, and with names instead of values. */
const projectPath = (project: ProjectRef, list = '', route = list) => ({
  path: `${PROJECTS}/${encodeURIComponent(project)}${list}`,
  route: `${PROJECTS}/:id${route}`,
});

/** A list that belongs to one thing of a project. */
const partPath = (
  project: ProjectRef,
  list: string,
  id: number,
  part: string,
) =>
  projectPath(project, `/${list}/${id}/${part}`, `/${list}/:${list}/${part}`);

/** GitLab wants the filter and the order of one column together, or neither. */
const newestFirst = ({
  updatedAfter,
  updatedBefore,
}: {
  updatedAfter?: unknown;
  updatedBefore?: unknown;
}) => ({
  updated_after: updatedAfter,
  updated_before: updatedBefore,
  order_by: updatedAfter ?? updatedBefore ? 'updated_at' : 'id',
  sort: 'desc',
});

type List = <S extends z.ZodType<{ id: number | string }>>(
  schema: S,
  place: Pick<SourceRequest, 'path' | 'route'>,
  query: SourceRequest['query'],
  options?: ListOptions & { limit?: number },
) => AsyncIterable<z.output<S>>;

type MergeRequestLists = Pick<
  GitLabClient,
  | 'mergeRequests'
  | 'mergeRequestCommits'
  | 'deploymentMergeRequests'
  | 'comments'
>;

const mergeRequestLists = (list: List): MergeRequestLists => ({
  mergeRequests(project, wanted = {}) {
    const { state, updatedAfter, updatedBefore } = wanted;
    const query = {
      state,
      scope: 'all',
      updated_after: updatedAfter,
      updated_before: updatedBefore,
      order_by: 'updated_at',
      sort: 'desc',
    };
    const place = projectPath(project, '/merge_requests');
    return list(GitLabMergeRequest, place, query, wanted);
  },
  mergeRequestCommits(project, iid, wanted) {
    const place = partPath(project, 'merge_requests', iid, 'commits');
    return list(GitLabCommit, place, {}, wanted);
  },
  deploymentMergeRequests(project, id, wanted) {
    const place = partPath(project, 'deployments', id, 'merge_requests');
    return list(GitLabMergeRequest, place, {}, wanted);
  },
  comments(project, wanted = {}) {
    const query = { action: 'commented', after: wanted.after, sort: 'asc' };
    const place = projectPath(project, '/events');
    return list(GitLabComment, place, query, wanted);
  },
});

/** Reads GitLab's REST API v4. Make one and keep it: it holds the connections and the breaker. */
export function createGitLabClient(options: SourceOptions): GitLabClient {
  const source = createSourceClient(
    { name: 'gitlab', title: DEPLOYMENT_SOURCE_TITLES.gitlab },
    options,
    { 'private-token': options.token },
  );
  const prefix = new URL(options.baseUrl).pathname.replace(/\/$/, '');
  const list: List = (schema, place, query, more = {}) => {
    const { signal, onRefused, limit } = more;
    const request = { ...place, query, signal };
    return readPages(schema, { source, prefix, request, onRefused, limit });
  };

  return {
    ...mergeRequestLists(list),
    deployments(project, wanted = {}) {
      const { environment, status } = wanted;
      const query = { ...newestFirst(wanted), environment, status };
      const place = projectPath(project, '/deployments');
      return list(GitLabDeployment, place, query, wanted);
    },
    pipelines(project, wanted = {}) {
      const { ref, status } = wanted;
      const query = { ...newestFirst(wanted), ref, status };
      const place = projectPath(project, '/pipelines');
      return list(GitLabPipeline, place, query, wanted);
    },
    environments(project, wanted = {}) {
      const { states } = wanted;
      const place = projectPath(project, '/environments');
      return list(GitLabEnvironment, place, { states }, wanted);
    },
    projects(wanted) {
      const query = {
        membership: true,
        pagination: 'keyset',
        order_by: 'id',
        sort: 'asc',
      };
      const place = { path: PROJECTS, route: PROJECTS };
      return list(GitLabProject, place, query, wanted);
    },
    async project(project, { signal } = {}) {
      const request = { ...projectPath(project), signal };
      return (await source.read(GitLabProject, request)).value;
    },
    get rateLimit() {
      return source.rateLimit;
    },
    close: () => source.close(),
  };
}
