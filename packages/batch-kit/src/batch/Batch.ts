import type { RawDataset } from '@rosetta/raw-store';
import { RunService } from '@rosetta/run-kit';
import { Dependency, Logger, Metrics } from '@rosetta/service-kit';
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
  /** What it stands on, in order, its tables brought up to date: a worker starts and checks them. */
  dependencies: readonly Dependency[];
}

export interface BatchTools {
  logger: Logger;
  metrics?: Metrics;
}

/** What a process that runs a batch takes from its configuration. */
export interface BatchProcess {
  listen: { host: string; port: number };
  shutdown: { drainSeconds: number; limitSeconds: number };
  log: { level: string };
}

/** A domain's batch, before anything of it is opened. */
export interface BatchDefinition<Config = any> {
  /** Of the process, and of the machine that it is to others: `finops-batch`. */
  name: string;
  /** What the command line calls it: `finops`. */
  domain: string;
  /** What it makes, in a few words. */
  description: string;
  /** What its jobs read of files that are imported, besides what the sources have. */
  datasets?: readonly RawDataset[];
  config: z.ZodType<Config>;
  process(config: Config): BatchProcess;
  open(config: Config, tools: BatchTools): Batch;
}

/** Identity, with types. */
export const defineBatch = <Config>(definition: BatchDefinition<Config>) =>
  definition;

/** Brings all it stands on up to date, without a worker that does. */
export const prepareBatch = async ({ dependencies }: Batch) => {
  for (const dependency of dependencies) await dependency.start?.();
};

/** Closes all it stands on, in reverse. */
export const closeBatch = async ({ dependencies }: Batch) => {
  for (const dependency of dependencies.toReversed()) await dependency.stop?.();
};
