import { FinopsSection } from '@rosetta/finops-mart';
import { martServiceConfig } from '@rosetta/run-kit';
import {
  DatabaseConfig,
  databasesSection,
  rosettaSection,
  ServiceConfig,
  servicesSection,
} from '@rosetta/service-kit';
import { z } from 'zod';

/** What finops-api reads of the `rosetta:` section. */
export const FinopsApiConfig = rosettaSection({
  ...martServiceConfig,
  databases: databasesSection({ finops_db: DatabaseConfig }),
  services: servicesSection({ 'finops-api': ServiceConfig }),
  finops: FinopsSection,
});
export type FinopsApiConfig = z.infer<typeof FinopsApiConfig>;
