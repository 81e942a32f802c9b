import { DEPLOYMENT_SOURCE_TITLES } from '@rosetta/contracts/monitoring';
import { z } from 'zod';
import { defineSource } from '../defineSource';
import { HttpSourceConfig } from '../http/connectionConfig';
import { createGitLabClient } from './createGitLabClient';
import { gitLabDeployments } from './datasets/deployments';
import { gitLabEnvironments } from './datasets/environments';
import { gitLabMergeRequests } from './datasets/mergeRequests';
import { ingestGitLab } from './ingest';
import { GitLabWatch } from './watch/GitLabWatch';

/** Well below the limit of GitLab.com. */
const REQUESTS_PER_MINUTE = 1_200;

const GitLabConfig = HttpSourceConfig.extend({
  requestsPerMinute: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .describe(
      'Requests of the live board on average, over each poll of all projects and the pause after it; 1,200 when not given. A poll itself is made at once, eight projects at a time.',
    ),
});

export const gitLab = defineSource({
  name: 'gitlab',
  title: DEPLOYMENT_SOURCE_TITLES.gitlab,
  domain: 'monitoring',
  pivotTypes: ['gitlab:project'],
  datasets: [gitLabDeployments, gitLabEnvironments, gitLabMergeRequests],
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
