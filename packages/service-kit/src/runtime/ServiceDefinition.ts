import { parseArgs } from 'node:util';
import type { Domain } from '@rosetta/contracts/domains';
import { LimitsConfig } from '@rosetta/server-kit';
import { Express } from 'express';
import { z } from 'zod';
import { AuditTable } from '../audit/AuditTable';
import { loadRosettaConfig } from '../config/loadRosettaConfig';
import { ConfigError, readConfig } from '../config/readConfig';
import {
  IdentityConfig,
  LogConfig,
  MigrateAtStart,
  ServiceConfig,
  ShutdownConfig,
} from '../config/sections';
import { createHealth } from '../health/createHealth';
import { Health } from '../health/types';
import { createIdentity } from '../identity/createIdentity';
import { Identity } from '../identity/types';
import { Logger, createLogger } from '../logger';
import { Metrics, createMetrics } from '../metrics/createMetrics';
import { migrateAndExit } from './migrateDependencies';
import { runMain } from './runMain';
import { runService } from './runService';
import { Dependency, ServiceOptions } from './types';

/** The sections of `rosetta:` that every service reads, besides its own. */
export const serviceConfig = {
  identity: IdentityConfig,
  limits: LimitsConfig,
  shutdown: ShutdownConfig,
  log: LogConfig,
  migrateAtStart: MigrateAtStart,
};

type BaseConfig = z.infer<z.ZodObject<typeof serviceConfig>> & {
  services: object;
};

/** The options of the app of a service, except its contract and routes. */
export interface ServiceTools {
  version: string;
  logger: Logger;
  metrics: Metrics;
  health: Health;
  identity: Identity;
  limits: LimitsConfig;
}

/** The service of a domain, opened by its process and by the tests of the whole platform. */
export interface ServiceDefinition<Config extends BaseConfig = any> {
  domain: Domain;
  config: z.ZodType<Config>;
  /** Where its database keeps what people change; for commands that verify it. */
  audit?: AuditTable;
  /** The app, and its dependencies in the order in which they start; none is started yet. */
  open(
    config: Config,
    tools: ServiceTools,
  ): {
    app: Express;
    dependencies: Dependency[];
  };
}

/** Identity, with types. */
export const defineService = <Config extends BaseConfig>(
  definition: ServiceDefinition<Config>,
) => definition;

/** Everything of a service, ready to be started. */
export function openService<Config extends BaseConfig>(
  { domain, open }: ServiceDefinition<Config>,
  config: Config,
  version: string,
): ServiceOptions {
  const { name } = domain.service;
  const logger = createLogger({ service: name, level: config.log.level });
  const metrics = createMetrics();
  const health = createHealth({ version, phase: 'starting' });
  const identity = createIdentity({
    config: config.identity,
    audience: domain.audience,
    logger,
    metrics,
  });
  const { limits, shutdown, migrateAtStart } = config;
  const tools = { version, logger, metrics, health, identity, limits };
  const { app, dependencies } = open(config, tools);
  const { host, port } = (config.services as Record<string, ServiceConfig>)[
    name
  ];
  return {
    name,
    logger,
    health,
    listen: { app, host, port },
    shutdown,
    migrateAtStart,
    dependencies,
  };
}

const COMMANDS = { serve: runService, migrate: migrateAndExit };

/** The command among the arguments of the process; without one, it serves. */
function readCommand(args: string[]) {
  const { positionals } = parseArgs({
    args,
    options: { config: { type: 'string', multiple: true } },
    allowPositionals: true,
    strict: false,
  });
  const [name = 'serve', ...others] = positionals;
  if (others.length > 0 || !Object.hasOwn(COMMANDS, name))
    throw new ConfigError(
      `There is no command "${positionals.join(' ')}". There are: ${Object.keys(
        COMMANDS,
      ).join(', ')}`,
    );
  return COMMANDS[name as keyof typeof COMMANDS];
}

/** The only call of the `main.ts` of a service: it serves, or with `migrate` brings its stores up to date. */
export const serviceMain = (definition: ServiceDefinition, version: string) =>
  runMain(async () => {
    const command = readCommand(process.argv.slice(2));
    const config = readConfig(definition.config, await loadRosettaConfig());
    await command(openService(definition, config, version));
  });
