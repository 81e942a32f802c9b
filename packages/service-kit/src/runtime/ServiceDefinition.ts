import type { Domain } from '@rosetta/contracts/domains';
import { LimitsConfig } from '@rosetta/server-kit';
import { Express } from 'express';
import { z } from 'zod';
import { loadRosettaConfig } from '../config/loadRosettaConfig';
import { readConfig } from '../config/readConfig';
import {
  IdentityConfig,
  LogConfig,
  ServiceConfig,
  ShutdownConfig,
} from '../config/sections';
import { createHealth } from '../health/createHealth';
import { Health } from '../health/types';
import { createIdentity } from '../identity/createIdentity';
import { Identity } from '../identity/types';
import { Logger, createLogger } from '../logger';
import { Metrics, createMetrics } from '../metrics/createMetrics';
import { runMain } from './runMain';
import { runService } from './runService';
import { Part, ServiceOptions } from './types';

/** What every service reads of the `rosetta:` section, besides what is its own. */
export const serviceConfig = {
  identity: IdentityConfig,
  limits: LimitsConfig,
  shutdown: ShutdownConfig,
  log: LogConfig,
};

type BaseConfig = z.infer<z.ZodObject<typeof serviceConfig>> & {
  services: object;
};

/** What a service is given to stand on: the options of its app but its contract and routes. */
export interface ServiceTools {
  version: string;
  logger: Logger;
  metrics: Metrics;
  health: Health;
  identity: Identity;
  limits: LimitsConfig;
}

/** The service of a domain: its process and the tests of the whole platform open the same. */
export interface ServiceDefinition<Config extends BaseConfig = any> {
  domain: Domain;
  config: z.ZodType<Config>;
  /** The app, and what it stands on in the order in which it starts; nothing is started yet. */
  open(config: Config, tools: ServiceTools): { app: Express; parts: Part[] };
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
  const { limits, shutdown } = config;
  const tools = { version, logger, metrics, health, identity, limits };
  const { app, parts } = open(config, tools);
  const { host, port } = (config.services as Record<string, ServiceConfig>)[
    name
  ];
  return { name, logger, health, listen: { app, host, port }, shutdown, parts };
}

/** All that the `main.ts` of a service calls. */
export const serviceMain = (definition: ServiceDefinition, version: string) =>
  runMain(async () => {
    const config = readConfig(definition.config, await loadRosettaConfig());
    await runService(openService(definition, config, version));
  });
