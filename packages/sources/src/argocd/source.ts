import { DEPLOYMENT_SOURCE_TITLES } from '@rosetta/contracts/monitoring';
import { defineSource } from '../defineSource';
import { HttpSourceConfig } from '../http/connectionConfig';
import { createArgoCdClient } from './createArgoCdClient';
import { argoCdApplications } from './datasets/applications';
import { ingestArgoCd } from './ingest';
import { ArgoCdWatch } from './watch/ArgoCdWatch';

export const argoCd = defineSource({
  name: 'argocd',
  title: DEPLOYMENT_SOURCE_TITLES.argocd,
  domain: 'monitoring',
  pivotTypes: ['argocd:app'],
  datasets: [argoCdApplications],
  config: HttpSourceConfig,
  client: (config, options) => createArgoCdClient({ ...config, ...options }),
  land: ingestArgoCd,
  watch: ({ client, state, config: { baseUrl } }) =>
    new ArgoCdWatch({ client, state, baseUrl }),
  simulator: 'argocd',
});
