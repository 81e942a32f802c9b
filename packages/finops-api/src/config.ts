import { FinopsSection } from '@rosetta/finops-mart';
import { RawStoreConfig } from '@rosetta/raw-store';
import { martServiceConfig } from '@rosetta/run-kit';
import {
  AuditConfig,
  CalledServiceConfig,
  DatabaseConfig,
  databasesSection,
  IdentityConfig,
  MachineConfig,
  rosettaSection,
  ServiceConfig,
  servicesSection,
} from '@rosetta/service-kit';
import { z } from 'zod';

/** What finops-api reads of the `rosetta:` section. */
export const FinopsApiConfig = rosettaSection({
  ...martServiceConfig,
  identity: IdentityConfig.extend({
    /** Signs the tokens for platform-ref-api; without it, no preview of other pivots or owners. */
    machineKey: MachineConfig.shape.machineKey.optional(),
  }),
  databases: databasesSection({ finops_db: DatabaseConfig }),
  services: servicesSection({
    'platform-ref-api': CalledServiceConfig.optional(),
    'finops-api': ServiceConfig,
  }),
  rawStore: RawStoreConfig,
  finops: FinopsSection,
  audit: AuditConfig,
});
export type FinopsApiConfig = z.infer<typeof FinopsApiConfig>;
