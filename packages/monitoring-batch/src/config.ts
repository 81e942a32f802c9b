import { batchConfig } from '@rosetta/batch-kit';
import { MONITORING_JOBS } from '@rosetta/monitoring-mart';
import { RawStoreConfig } from '@rosetta/raw-store';
import { schedulingConfig } from '@rosetta/run-kit';
import {
  CalledServiceConfig,
  DatabaseConfig,
  ServiceConfig,
} from '@rosetta/service-kit';
import { SourcesConfig } from '@rosetta/sources';
import { z } from 'zod';

/** What monitoring-batch reads of the `rosetta:` section. */
export const MonitoringBatchConfig = z.object({
  ...batchConfig,
  databases: z.object({ monitoring_db: DatabaseConfig }),
  rawStore: RawStoreConfig,
  services: z.object({
    'platform-ref-api': CalledServiceConfig,
    'monitoring-batch': ServiceConfig,
  }),
  sources: SourcesConfig,
  monitoring: z
    .object({
      /** How many days of history are read from live sources the first time. */
      historyDays: z.coerce.number().int().positive().default(90),
      ...schedulingConfig(MONITORING_JOBS),
      /** How many published runs of a day stay readable. */
      keepRuns: z.coerce.number().int().positive().default(2),
    })
    .prefault({}),
});
export type MonitoringBatchConfig = z.infer<typeof MonitoringBatchConfig>;
