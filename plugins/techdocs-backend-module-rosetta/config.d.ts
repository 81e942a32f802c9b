import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  techdocs?: {
    /**
     * When documentation is built without anybody asking, so that search finds text in it; never
     * when not said. Of use where this backend builds (`techdocs.builder: local`).
     */
    prebuild?: {
      schedule: SchedulerServiceTaskScheduleDefinitionConfig;
    };
  };
}
