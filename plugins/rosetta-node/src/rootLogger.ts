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
import { format } from 'winston';
import { redactCredentials } from './redactCredentials';

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

/** Where winston puts the line that it prints. */
const LINE = Symbol.for('message');

const redactedLine = format(info => {
  const line = info[LINE];
  return typeof line === 'string'
    ? Object.assign(info, { [LINE]: redactCredentials(line) })
    : info;
});

/** The format that Backstage's logger has when it is given none, without credentials. */
const lineFormat = () =>
  format.combine(
    process.env.NODE_ENV === 'production'
      ? format.combine(format.timestamp(), format.json())
      : WinstonLogger.colorFormat(),
    redactedLine(),
  );

/**
 * Backstage's own logger, with a precompiled configuration schema that marks secrets, and without
 * the credentials that requests have in their URLs.
 */
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
      format: lineFormat(),
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
