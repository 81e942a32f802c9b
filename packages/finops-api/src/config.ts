import {
  CacheConfig,
  DatabaseConfig,
  IdentityConfig,
  LimitsConfig,
  LogConfig,
  ServiceConfig,
  ShutdownConfig,
} from '@rosetta/service-kit';
import { z } from 'zod';

/** What finops-api reads of the `rosetta:` section. */
export const FinopsApiConfig = z.object({
  identity: IdentityConfig,
  databases: z.object({ finops_db: DatabaseConfig }),
  services: z.object({ 'finops-api': ServiceConfig }),
  cache: CacheConfig,
  limits: LimitsConfig,
  shutdown: ShutdownConfig,
  log: LogConfig,
  finops: z
    .object({
      /** Shown when a window holds several currencies and none is asked for. */
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
        .default('USD'),
    })
    .prefault({}),
});
export type FinopsApiConfig = z.infer<typeof FinopsApiConfig>;
