import { z } from 'zod';
import { SourceRequest, createSourceClient } from '../http/createSourceClient';
import { SourceOptions } from '../types';
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
  ) => readPages(schema, { source, prefix, request });

  return {
    deployments(project, { environment, status, signal, ...window } = {}) {
      const query = { ...newestFirst(window), environment, status };
      const request = { query, signal };
      return list(
        GitLabDeployment,
        projectRequest(project, '/deployments', request),
      );
    },
    pipelines(project, { ref, status, signal, ...window } = {}) {
      const request = {
        query: { ...newestFirst(window), ref, status },
        signal,
      };
      return list(
        GitLabPipeline,
        projectRequest(project, '/pipelines', request),
      );
    },
    environments(project, { states, signal } = {}) {
      const request = { query: { states }, signal };
      return list(
        GitLabEnvironment,
        projectRequest(project, '/environments', request),
      );
    },
    projects: ({ signal } = {}) =>
      list(GitLabProject, {
        path: `${API}/projects`,
        route: `${API}/projects`,
        query: {
          membership: true,
          pagination: 'keyset',
          order_by: 'id',
          sort: 'asc',
        },
        signal,
      }),
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
