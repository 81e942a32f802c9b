import {
  DatabaseConfig,
  ServiceConfig,
  serviceConfig,
} from '@rosetta/service-kit';
import { z } from 'zod';

/** What platform-ref-api reads of the `rosetta:` section. */
export const PlatformRefConfig = z.object({
  ...serviceConfig,
  databases: z.object({ platform_ref_db: DatabaseConfig }),
  services: z.object({ 'platform-ref-api': ServiceConfig }),
});
