import {
  AuditConfig,
  CalledServiceConfig,
  DatabaseConfig,
  IdentityConfig,
  MachineConfig,
  databasesSection,
  rosettaSection,
  ServiceConfig,
  serviceConfig,
  servicesSection,
} from '@rosetta/service-kit';
import { SourcesConfig } from '@rosetta/sources';
import { z } from 'zod';
import { ReferentielConfig } from './referentielConfig';

/** What platform-ref-api reads of the `rosetta:` section. */
export const PlatformRefConfig = rosettaSection({
  ...serviceConfig,
  identity: IdentityConfig.extend({
    /** Signs the tokens for the services that say what a change request would move. */
    machineKey: MachineConfig.shape.machineKey.optional(),
  }),
  audit: AuditConfig,
  databases: databasesSection({ platform_ref_db: DatabaseConfig }),
  services: servicesSection({
    'platform-ref-api': ServiceConfig,
    'finops-api': CalledServiceConfig.optional(),
    'monitoring-api': CalledServiceConfig.optional(),
  }),
  /** Those that imports may read without a file. */
  sources: SourcesConfig,
  referentiel: ReferentielConfig,
});
export type PlatformRefConfig = z.infer<typeof PlatformRefConfig>;
