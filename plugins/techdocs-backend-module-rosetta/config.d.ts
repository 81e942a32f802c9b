import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  techdocs?: {
    /**
     * When documentation is built ahead of requests, so that search can find its text; never by
     * default. Useful where this backend builds (`techdocs.builder: local`).
     */
    prebuild?: {
      schedule: SchedulerServiceTaskScheduleDefinitionConfig;
    };
  };
}
