import { batchConfig } from '@rosetta/batch-kit';
import { MonitoringSection } from '@rosetta/monitoring-mart';
import { RawStoreConfig } from '@rosetta/raw-store';
import {
  CalledServiceConfig,
  DatabaseConfig,
  databasesSection,
  rosettaSection,
  ServiceConfig,
  servicesSection,
} from '@rosetta/service-kit';
import { SourcesConfig } from '@rosetta/sources';
import { z } from 'zod';

/** What monitoring-batch reads of the `rosetta:` section. */
export const MonitoringBatchConfig = rosettaSection({
  ...batchConfig,
  databases: databasesSection({ monitoring_db: DatabaseConfig }),
  rawStore: RawStoreConfig,
  services: servicesSection({
    'platform-ref-api': CalledServiceConfig,
    'monitoring-batch': ServiceConfig,
  }),
  sources: SourcesConfig,
  monitoring: MonitoringSection,
});
export type MonitoringBatchConfig = z.infer<typeof MonitoringBatchConfig>;
