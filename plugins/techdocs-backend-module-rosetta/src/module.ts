import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  DirectoryPreparer,
  techdocsPreparerExtensionPoint,
} from '@backstage/plugin-techdocs-node';
import { CopyingPreparer } from './CopyingPreparer';
import { prebuild } from './prebuild';

/** Documentation from this machine's disk, built ahead of requests. */
export const techdocsModuleRosetta = createBackendModule({
  pluginId: 'techdocs',
  moduleId: 'rosetta',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        preparers: techdocsPreparerExtensionPoint,
        reader: coreServices.urlReader,
        scheduler: coreServices.scheduler,
      },
      async init({ config, logger, preparers, reader, scheduler, ...deps }) {
        preparers.registerPreparer(
          'dir',
          new CopyingPreparer(
            DirectoryPreparer.fromConfig(config, { logger, reader }),
            ScmIntegrations.fromConfig(config),
          ),
        );
        const schedule = config.getOptionalConfig('techdocs.prebuild.schedule');
        if (!schedule) return;
        await scheduler.scheduleTask({
          ...readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule),
          id: 'techdocs-prebuild',
          // The output is on the disk of the replica that built it.
          scope: 'local',
          fn: signal => prebuild({ ...deps, logger, signal }),
        });
      },
    });
  },
});
