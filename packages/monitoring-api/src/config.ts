import { MonitoringSection } from '@rosetta/monitoring-mart';
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
import { SourcesConfig } from '@rosetta/sources';
import { z } from 'zod';

/** What monitoring-api reads of the `rosetta:` section. */
export const MonitoringApiConfig = rosettaSection({
  ...martServiceConfig,
  identity: IdentityConfig.extend({
    /** Signs the tokens for platform-ref-api. */
    machineKey: MachineConfig.shape.machineKey,
  }),
  databases: databasesSection({ monitoring_db: DatabaseConfig }),
  services: servicesSection({
    'platform-ref-api': CalledServiceConfig,
    'monitoring-api': ServiceConfig,
  }),
  sources: SourcesConfig,
  rawStore: RawStoreConfig,
  monitoring: MonitoringSection,
  audit: AuditConfig,
});
export type MonitoringApiConfig = z.infer<typeof MonitoringApiConfig>;
