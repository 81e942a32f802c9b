import { checkConfig } from '../configCheck/checkConfig';
import { ensureConfigSchema } from '../configSchema/ensureConfigSchema';
import { ensureFrontend } from '../frontend/ensureFrontend';
import { startedArgs } from '../home/configFiles';
import { Task } from '../supervisor/types';
import { ensureTechDocs } from '../techdocs/ensureTechDocs';
import { catalogTask } from './catalogTask';
import { createDatabases } from './databases';
import { demoTasks } from './demoTasks';
import { TaskOptions } from './taskOptions';

/** What is done once at start, besides the processes. */
export const platformTasks = (options: TaskOptions): Task[] => [
  configuration(options),
  databases(options),
  ...(options.dev ? [] : [frontend(options), configSchema(options)]),
  techDocs(),
  catalogTask(options),
  ...(options.demo ? demoTasks(options) : []),
];

function configuration({ home, records }: TaskOptions): Task {
  return {
    name: 'configuration',
    title: 'Configuration',
    needs: [],
    run: context =>
      checkConfig(
        { args: startedArgs(home), dir: home.dir },
        {
          ...context,
          name: 'configuration',
          title: 'The check of the configuration',
          records,
          logs: home.logs,
        },
      ),
  };
}

function databases({ ports, databasePassword }: TaskOptions): Task {
  return {
    name: 'databases',
    title: 'Databases',
    needs: ['postgres'],
    run: () =>
      createDatabases({ port: ports.postgres, password: databasePassword }),
  };
}

function techDocs(): Task {
  return {
    name: 'techdocs',
    title: 'TechDocs generator',
    needs: [],
    run: ensureTechDocs,
  };
}

function frontend({ home, records }: TaskOptions): Task {
  return {
    name: 'frontend',
    title: 'Frontend bundle',
    needs: [],
    run: context =>
      ensureFrontend({
        ...context,
        name: 'frontend',
        title: 'The frontend build',
        records,
        logs: home.logs,
      }),
  };
}

function configSchema({ home, records }: TaskOptions): Task {
  return {
    name: 'config-schema',
    title: 'Configuration schema',
    needs: [],
    run: context =>
      ensureConfigSchema({
        ...context,
        name: 'config-schema',
        title: 'Compiling the configuration schema',
        records,
        logs: home.logs,
      }),
  };
}
