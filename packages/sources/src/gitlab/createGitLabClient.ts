import { z } from 'zod';
import { SourceRequest, createSourceClient } from '../http/createSourceClient';
import { ListOptions, SourceOptions } from '../types';
import { readPages } from './pages';
import {
  GitLabDeployment,
  GitLabEnvironment,
  GitLabPipeline,
  GitLabProject,
} from './schemas';
import { GitLabClient, ProjectRef } from './types';

const API = '/api/v4';

function projectRequest(
  project: ProjectRef,
  list: string,
  request: Omit<SourceRequest, 'path' | 'route'>,
): SourceRequest {
  return {
    ...request,
    path: `${API}/projects/${encodeURIComponent(project)}${list}`,
    route: `${API}/projects/:id${list}`,
  };
}

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

/** Reads GitLab's REST API v4. Make one and keep it: it holds the connections and the breaker. */
export function createGitLabClient(options: SourceOptions): GitLabClient {
  const source = createSourceClient('gitlab', options, {
    'private-token': options.token,
  });
  const prefix = new URL(options.baseUrl).pathname.replace(/\/$/, '');
  const list = <S extends z.ZodType<{ id: number }>>(
    schema: S,
    request: SourceRequest,
    { onRefused }: ListOptions,
  ) => readPages(schema, { source, prefix, request, onRefused });

  return {
    deployments(project, options = {}) {
      const { environment, status, pageSize, signal } = options;
      const query = {
        ...newestFirst(options),
        environment,
        status,
        ...(pageSize && { per_page: pageSize }),
      };
      return list(
        GitLabDeployment,
        projectRequest(project, '/deployments', { query, signal }),
        options,
      );
    },
    pipelines(project, options = {}) {
      const { ref, status, signal } = options;
      const query = { ...newestFirst(options), ref, status };
      return list(
        GitLabPipeline,
        projectRequest(project, '/pipelines', { query, signal }),
        options,
      );
    },
    environments(project, options = {}) {
      const { states, signal } = options;
      return list(
        GitLabEnvironment,
        projectRequest(project, '/environments', { query: { states }, signal }),
        options,
      );
    },
    projects(options = {}) {
      const query = {
        membership: true,
        pagination: 'keyset',
        order_by: 'id',
        sort: 'asc',
      };
      const path = `${API}/projects`;
      const { signal } = options;
      return list(GitLabProject, { path, route: path, query, signal }, options);
    },
    async project(project, { signal } = {}) {
      const request = projectRequest(project, '', { signal });
      return (await source.read(GitLabProject, request)).value;
    },
    get rateLimit() {
      return source.rateLimit;
    },
    close: () => source.close(),
  };
}
