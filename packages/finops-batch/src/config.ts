import { batchConfig } from '@rosetta/batch-kit';
import { FinopsSection } from '@rosetta/finops-mart';
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

/** What finops-batch reads of the `rosetta:` section. */
export const FinopsBatchConfig = rosettaSection({
  ...batchConfig,
  databases: databasesSection({ finops_db: DatabaseConfig }),
  rawStore: RawStoreConfig,
  services: servicesSection({
    'platform-ref-api': CalledServiceConfig,
    'finops-batch': ServiceConfig,
  }),
  sources: SourcesConfig,
  finops: FinopsSection,
});
export type FinopsBatchConfig = z.infer<typeof FinopsBatchConfig>;
