import { martBatchConfig } from '@rosetta/batch-kit';
import { RawStoreConfig } from '@rosetta/raw-store';
import {
  CalledServiceConfig,
  DatabaseConfig,
  ServiceConfig,
} from '@rosetta/service-kit';
import { SourcesConfig } from '@rosetta/sources';
import { z } from 'zod';

/** What monitoring-batch reads of the `rosetta:` section. */
export const MonitoringBatchConfig = z.object({
  ...martBatchConfig,
  databases: z.object({ monitoring_db: DatabaseConfig }),
  rawStore: RawStoreConfig,
  services: z.object({
    'platform-ref-api': CalledServiceConfig,
    'monitoring-batch': ServiceConfig,
  }),
  sources: SourcesConfig,
  monitoring: z
    .object({
      /** How far back live sources are asked the first time. */
      historyDays: z.coerce.number().int().positive().default(90),
      /** When days with new input are run, by name; cron, UTC. */
      schedules: z
        .record(z.string().regex(/^[\w-]+$/), z.string().min(1))
        .default({ hourly: '5 * * * *', daily: '30 1 * * *' }),
      /** False where a CronJob does it: never both. */
      scheduleInWorker: z.boolean().default(true),
      /** How many published runs of a day stay readable. */
      keepRuns: z.coerce.number().int().positive().default(2),
    })
    .prefault({}),
});
export type MonitoringBatchConfig = z.infer<typeof MonitoringBatchConfig>;
