import { z } from 'zod';
import { defineSource } from '../defineSource';
import { HttpSourceConfig } from '../http/connectionConfig';
import { createGitLabClient } from './createGitLabClient';
import { gitLabDeployments } from './datasets/deployments';
import { gitLabEnvironments } from './datasets/environments';
import { ingestGitLab } from './ingest';
import { GitLabWatch } from './watch/GitLabWatch';

/** Well below the limit of GitLab.com. */
const REQUESTS_PER_MINUTE = 1_200;

export const GitLabConfig = HttpSourceConfig.extend({
  /** On average, over a round of all projects and the rest after it; a round itself is requested at once. */
  requestsPerMinute: z.coerce.number().int().positive().optional(),
});

export const gitLab = defineSource({
  name: 'gitlab',
  title: 'GitLab',
  domain: 'monitoring',
  pivotTypes: ['gitlab:project'],
  datasets: [gitLabDeployments, gitLabEnvironments],
  config: GitLabConfig,
  client: (config, options) => createGitLabClient({ ...config, ...options }),
  land: ingestGitLab,
  watch: ({ client, state, config, pivots, requestCount }) =>
    new GitLabWatch({
      client,
      state,
      projects: () => pivots('gitlab:project'),
      requestCount,
      requestsPerMinute: config.requestsPerMinute ?? REQUESTS_PER_MINUTE,
    }),
  simulator: 'gitlab',
});
