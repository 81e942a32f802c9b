import type { Domain } from '@rosetta/contracts/domains';
import type { RawDataset } from '@rosetta/raw-store';
import { RunService } from '@rosetta/run-kit';
import {
  Dependency,
  Logger,
  LogConfig,
  MachineConfig,
  PeriodsConfig,
  Metrics,
  MigrateAtStart,
  prepareDependency,
  ServiceConfig,
  ShutdownConfig,
} from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { Job } from '../job';

/** The jobs of a domain and all they stand on: the worker, a CronJob and the command line use the same. */
export interface Batch {
  db: Knex;
  /** In the order in which they are run: one that reads another comes after it. */
  jobs: readonly Job[];
  runs: RunService;
  logger: Logger;
  /** How many published runs of a period stay readable, the current one included. */
  keepRuns: number;
  /** What it stands on, in order: a worker starts and checks them. */
  dependencies: readonly Dependency[];
}

export interface BatchTools {
  logger: Logger;
  metrics?: Metrics;
}

/** What every batch reads of the `rosetta:` section, besides where its stores and services are. */
export const batchConfig = {
  identity: MachineConfig,
  shutdown: ShutdownConfig,
  log: LogConfig,
  periods: PeriodsConfig,
  migrateAtStart: MigrateAtStart,
};

export type BatchConfig = z.infer<z.ZodObject<typeof batchConfig>> & {
  services: object;
};

/** A domain's batch, before anything of it is opened. */
export interface BatchDefinition<Config extends BatchConfig = any> {
  /** Its manifest, which names its process. */
  domain: Domain;
  /** What it makes, in a few words. */
  description: string;
  /** What its jobs read of files that are imported, besides what the sources have. */
  datasets?: readonly RawDataset[];
  config: z.ZodType<Config>;
  open(config: Config, tools: BatchTools): Batch;
}

/** Identity, with types. */
export const defineBatch = <Config extends BatchConfig>(
  definition: BatchDefinition<Config>,
) => definition;

/** The process of a batch: the manifest says what it is called, the configuration where it listens. */
export const batchProcess = (
  { domain }: BatchDefinition,
  { services, shutdown, log, migrateAtStart }: BatchConfig,
) => {
  const { name } = domain.batch!;
  const { [name]: listen } = services as Record<string, ServiceConfig>;
  return { name, listen, shutdown, log, migrateAtStart };
};

/** Starts all it stands on, without a worker that does. */
export const prepareBatch = async (
  { dependencies }: Batch,
  migrateAtStart: boolean,
) => {
  for (const dependency of dependencies)
    await prepareDependency(dependency, migrateAtStart);
};

/** Closes all it stands on, in reverse. */
export const closeBatch = async ({ dependencies }: Batch) => {
  for (const dependency of dependencies.toReversed()) await dependency.stop?.();
};
