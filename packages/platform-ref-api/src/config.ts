import {
  DatabaseConfig,
  databasesSection,
  rosettaSection,
  ServiceConfig,
  serviceConfig,
  servicesSection,
} from '@rosetta/service-kit';

/** What platform-ref-api reads of the `rosetta:` section. */
export const PlatformRefConfig = rosettaSection({
  ...serviceConfig,
  databases: databasesSection({ platform_ref_db: DatabaseConfig }),
  services: servicesSection({ 'platform-ref-api': ServiceConfig }),
});
