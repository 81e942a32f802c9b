import { batchConfig } from '@rosetta/batch-kit';
import { FINOPS_JOBS } from '@rosetta/finops-mart';
import { RawStoreConfig } from '@rosetta/raw-store';
import { schedulingConfig } from '@rosetta/run-kit';
import {
  CalledServiceConfig,
  DatabaseConfig,
  ServiceConfig,
} from '@rosetta/service-kit';
import { z } from 'zod';

/** What finops-batch reads of the `rosetta:` section. */
export const FinopsBatchConfig = z.object({
  ...batchConfig,
  databases: z.object({ finops_db: DatabaseConfig }),
  rawStore: RawStoreConfig,
  services: z.object({
    'platform-ref-api': CalledServiceConfig,
    'finops-batch': ServiceConfig,
  }),
  finops: z
    .object({
      /** Which tag counts when two of them name different applications, first of all. */
      tagKeys: z.array(z.string().min(1)).default([]),
      /** Lines per slice: what one worker takes at a time, and may lose. */
      sliceLines: z.coerce.number().int().positive().default(50_000),
      ...schedulingConfig(FINOPS_JOBS),
      /** How many published runs of a month stay readable. */
      keepRuns: z.coerce.number().int().positive().default(3),
    })
    .prefault({}),
});
export type FinopsBatchConfig = z.infer<typeof FinopsBatchConfig>;
