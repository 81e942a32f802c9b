import { FINOPS_JOBS } from '@rosetta/finops-mart';
import { martServiceConfig, schedulingConfig } from '@rosetta/run-kit';
import { DatabaseConfig, ServiceConfig } from '@rosetta/service-kit';
import { z } from 'zod';

/** What finops-api reads of the `rosetta:` section. */
export const FinopsApiConfig = z.object({
  ...martServiceConfig,
  databases: z.object({ finops_db: DatabaseConfig }),
  services: z.object({ 'finops-api': ServiceConfig }),
  finops: z
    .object({
      /** Shown when the months have several currencies and the query names none. */
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
        .default('USD'),
      ...schedulingConfig(FINOPS_JOBS),
    })
    .prefault({}),
});
export type FinopsApiConfig = z.infer<typeof FinopsApiConfig>;
