import {
  DatabaseConfig,
  IdentityConfig,
  LimitsConfig,
  LogConfig,
  ServiceConfig,
  ShutdownConfig,
} from '@rosetta/service-kit';
import { z } from 'zod';

/** What platform-ref-api reads of the `rosetta:` section. */
export const PlatformRefConfig = z.object({
  identity: IdentityConfig,
  databases: z.object({ platform_ref_db: DatabaseConfig }),
  services: z.object({ 'platform-ref-api': ServiceConfig }),
  limits: LimitsConfig,
  shutdown: ShutdownConfig,
  log: LogConfig,
});
