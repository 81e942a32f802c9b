import { defineSource } from '../defineSource';
import { ServiceNowConfig } from './config';
import { createServiceNowClient } from './createServiceNowClient';
import { serviceNowChangeRequests } from './datasets/changeRequests';
import { serviceNowIncidents } from './datasets/incidents';
import { ingestServiceNow } from './ingest';

export const serviceNow = defineSource({
  name: 'servicenow',
  title: 'ServiceNow',
  domain: 'monitoring',
  pivotTypes: ['servicenow:ci'],
  datasets: [serviceNowIncidents, serviceNowChangeRequests],
  config: ServiceNowConfig,
  client: (config, options) =>
    createServiceNowClient({ ...config, ...options }),
  land: ingestServiceNow,
  simulator: 'servicenow',
});
