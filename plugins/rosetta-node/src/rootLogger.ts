import { readFile } from 'node:fs/promises';
import {
  WinstonLogger,
  WinstonLoggerLevelOverride,
} from '@backstage/backend-defaults/rootLogger';
import { createConfigSecretEnumerator } from '@backstage/backend-defaults/rootConfig';
import {
  RootConfigService,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigSchema, loadConfigSchema } from '@backstage/config-loader';

/** Names a file with the configuration schema of all packages, as `ConfigSchema.serialize` gives it. */
export const CONFIG_SCHEMA_VARIABLE = 'ROSETTA_CONFIG_SCHEMA';

/** Without a file, Backstage compiles the schema of each package, which takes seconds at each start. */
async function preparedSchema(): Promise<ConfigSchema | undefined> {
  const file = process.env[CONFIG_SCHEMA_VARIABLE];
  if (!file) return undefined;
  return loadConfigSchema({
    serialized: JSON.parse(await readFile(file, 'utf8')),
  });
}

const overridesIn = (config: RootConfigService) =>
  config.getOptional<WinstonLoggerLevelOverride[]>(
    'backend.logger.overrides',
  ) ?? [];

/** Backstage's own logger, with a precompiled configuration schema that marks secrets. */
export const rootLoggerFactory = createServiceFactory({
  service: coreServices.rootLogger,
  deps: { config: coreServices.rootConfig },
  async factory({ config }) {
    const logger = WinstonLogger.create({
      meta: {
        service: 'backstage',
        ...config.getOptional<object>('backend.logger.meta'),
      },
      level: config.getOptionalString('backend.logger.level'),
    });
    const secretsIn = await createConfigSecretEnumerator({
      logger,
      schema: await preparedSchema(),
    });
    const applyConfig = () => {
      logger.addRedactions(secretsIn(config));
      logger.setLevelOverrides(overridesIn(config));
    };
    applyConfig();
    config.subscribe?.(applyConfig);
    return logger;
  },
});
