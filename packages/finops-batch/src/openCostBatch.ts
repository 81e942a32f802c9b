import { Job, RunService } from '@rosetta/batch-kit';
import { FINOPS_JOB, migrateFinopsMart } from '@rosetta/finops-mart';
import { createHttpClient } from '@rosetta/http-kit';
import { createRawStore, RawStore } from '@rosetta/raw-store';
import {
  createDatabase,
  createMachineTokens,
  Logger,
  Metrics,
} from '@rosetta/service-kit';
import { Knex } from 'knex';
import { FinopsBatchConfig } from './config';
import { CostSlice, createCostJob } from './costs/costJob';
import { ReferentielReader } from './referentiel/ReferentielReader';

/** Who the batch is to others, and whom it asks. */
const CALLER = 'finops-batch';
const REFERENTIEL = 'platform-ref-api';

/** The batch and all it stands on: the worker and a single run use the same. */
export interface CostBatch {
  db: Knex;
  raw: RawStore;
  job: Job<CostSlice>;
  runs: RunService;
  logger: Logger;
  keepRuns: number;
  migrate(): Promise<void>;
  close(): Promise<void>;
}

export interface CostBatchOptions {
  logger: Logger;
  metrics?: Metrics;
}

export const openCostBatch = (
  config: FinopsBatchConfig,
  { logger, metrics }: CostBatchOptions,
): CostBatch => {
  const db = createDatabase(config.databases.finops_db, {
    name: 'finops_db',
    logger,
    metrics,
  });
  const raw = createRawStore(config.rawStore);
  const tokenFor = createMachineTokens({
    key: config.identity.machineKey,
    issuer: config.identity.machines.issuer,
    subject: CALLER,
  });
  const client = createHttpClient({
    name: REFERENTIEL,
    baseUrl: config.services[REFERENTIEL].baseUrl,
    token: () => tokenFor(REFERENTIEL),
    observe: metrics?.observeClient,
  });
  const { tagKeys, sliceLines, keepRuns } = config.finops;
  const referentiel = new ReferentielReader(client);
  const runs = new RunService(db, FINOPS_JOB);
  return {
    db,
    raw,
    runs,
    logger,
    keepRuns,
    job: createCostJob({ db, raw, referentiel, tagKeys, sliceLines }),
    async migrate() {
      await migrateFinopsMart(db);
      await raw.migrate();
    },
    async close() {
      await runs.close();
      await client.close();
      await raw.close();
      await db.destroy();
    },
  };
};
