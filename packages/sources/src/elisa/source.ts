import { defineSource } from '../defineSource';
import { ElisaConfig } from './config';
import { createElisaClient } from './createElisaClient';

/** Logs, in Elasticsearch and Kibana: they are counted and linked to, never kept. */
export const elisa = defineSource({
  name: 'elisa',
  title: 'ELISA',
  domain: 'monitoring',
  pivotTypes: ['elisa:index'],
  datasets: [],
  config: ElisaConfig,
  client: createElisaClient,
  simulator: 'elisa',
});
