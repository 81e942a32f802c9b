export { appendFork } from './audit/appendFork';
export {
  createAuditChain,
  keepAudit,
  type AuditChain,
} from './audit/AuditChain';
export { AuditConfig } from './audit/AuditConfig';
export { auditDependency } from './audit/auditDependency';
export {
  AUDIT_COLUMNS,
  type AuditRecord,
  type AuditTable,
} from './audit/AuditTable';
export { AuditTrail } from './audit/AuditTrail';
export { hashContent } from './audit/hashChain';
export { serveAudit } from './audit/serveAudit';
export { verifyTrail } from './audit/verifyTrail';
export { createCache, type CacheOptions } from './cache/createCache';
export type { Cache } from './cache/types';
export {
  createServiceClient,
  type ServiceClientOptions,
} from './clients/createServiceClient';
export { loadRosettaConfig } from './config/loadRosettaConfig';
export { ConfigError, readConfig } from './config/readConfig';
export * from './config/sections';
export {
  createDatabase,
  type DatabaseOptions,
} from './database/createDatabase';
export { migrate, migrationsOf, type Migrations } from './database/migrate';
export { assertMigrated } from './database/pendingMigrations';
export { withMigrationLock } from './database/withMigrationLock';
export {
  DependencyUnavailableError,
  GoneError,
  InvalidInputError,
  PayloadTooLargeError,
  PreconditionFailedError,
} from '@rosetta/server-kit';
export { createHealth, type HealthOptions } from './health/createHealth';
export type * from './health/types';
export {
  createProbesApp,
  createServiceApp,
  type ProbesAppOptions,
  type ServiceAppOptions,
} from './http/createServiceApp';
export { textCell, toCsv } from './http/csvText';
export { decodeCursor, encodeCursor } from './http/cursor';
export { readBatches, readPage } from './http/readPage';
export { requiredRoles } from './http/serveRoute';
export { assertIfMatch, etagOf } from './http/ifMatch';
export { EncodedEvent, type StreamEvent } from './http/streamEvent';
export type * from './http/types';
export {
  createIdentity,
  type IdentityOptions,
} from './identity/createIdentity';
export {
  createMachineTokens,
  type MachineTokensOptions,
} from './identity/createMachineTokens';
export type * from './identity/types';
export { createLogger, type Logger, type LoggerOptions } from './logger';
export { createMetrics, type Metrics } from './metrics/createMetrics';
export type { QueueDepth } from './metrics/queues';
export * from './referentiel/Referentiel';
export {
  createReferentielClient,
  createReferentielReader,
  ReferentielReader,
  unreadableReferentiel,
  type ReadReferentiel,
  type ReferentielClientOptions,
  type ReferentielOptions,
  type ReferentielVersion,
} from './referentiel/ReferentielReader';
export { cacheDependency, databaseDependency } from './runtime/dependencies';
export { migrateAndExit } from './runtime/migrateDependencies';
export { prepareDependency } from './runtime/prepareDependency';
export { runMain } from './runtime/runMain';
export { runService } from './runtime/runService';
export {
  defineService,
  openService,
  serviceConfig,
  serviceMain,
  type ServiceDefinition,
  type ServiceTools,
} from './runtime/ServiceDefinition';
export { startService } from './runtime/startService';
export type * from './runtime/types';
