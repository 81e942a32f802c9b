export { RAISED_LIMITS } from './testing/raisedLimits';
export * from './testing/referentiel';
export { roleIdentity } from './testing/roleIdentity';
export { lintMigrations } from './testing/migrations/lintMigrations';
export { schemaReport } from './testing/schemaReport';
export { startUnconfigured } from './testing/startUnconfigured';
export { databaseUrl } from './testing/databaseUrl';
export { testAudit, testAuditConfig } from './testing/testAudit';
