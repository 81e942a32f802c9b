import type { Domain } from '@rosetta/contracts/domains';
import { PivotType } from '@rosetta/contracts/ref';
import { createRawStore, RawStore, RawStoreConfig } from '@rosetta/raw-store';
import {
  closableDependency,
  JobDescription,
  martDependency,
  MartSchema,
  RunService,
} from '@rosetta/run-kit';
import {
  CalledServiceConfig,
  createDatabase,
  createReferentielReader,
  DatabaseConfig,
  MachineConfig,
  PeriodsConfig,
  ReferentielReader,
} from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { Batch, BatchTools } from './Batch';
import { rawStoreDependency } from './rawStoreDependency';

interface MartBatchOptions {
  domain: Domain;
  config: {
    databases: object;
    rawStore: RawStoreConfig;
    periods: PeriodsConfig;
    identity: z.output<typeof MachineConfig>;
    services: { 'platform-ref-api': z.output<typeof CalledServiceConfig> };
  };
  schema: MartSchema;
  /** Whose runs it makes, in their order. */
  jobs: readonly JobDescription[];
  /** The types of pivots by which its records name applications. */
  pivots: readonly PivotType[];
}

/** What the jobs of a mart's batch are made with. */
export interface MartBatchTools {
  db: Knex;
  raw: RawStore;
  referentiel: ReferentielReader;
  runs: RunService;
}

/** Everything that each batch of a mart stands on; nothing is started yet. */
export const openMartBatch = (
  { logger, metrics }: BatchTools,
  { domain, config, schema, jobs, pivots }: MartBatchOptions,
): {
  tools: MartBatchTools;
  batch: Omit<Batch, 'jobs' | 'keepRuns'>;
} => {
  const { database } = domain;
  const { [database]: connection } = config.databases as Record<
    string,
    DatabaseConfig
  >;
  const db = createDatabase(connection, { name: database, logger, metrics });
  const raw = createRawStore(config.rawStore, config.periods);
  const referentiel = createReferentielReader({
    ...config,
    caller: domain.batch!.name,
    pivots,
    metrics,
  });
  const runs = new RunService(db, {
    domain: domain.name,
    jobs,
    periods: config.periods,
  });
  const dependencies = [
    martDependency(database, db, schema),
    rawStoreDependency(raw),
    closableDependency('référentiel', referentiel),
    closableDependency('runs', runs),
  ];
  return {
    tools: { db, raw, referentiel, runs },
    batch: { db, runs, logger, dependencies },
  };
};
