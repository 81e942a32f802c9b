import { monitoring } from '@rosetta/contracts/domains';
import { AUDIT_COLUMNS, AuditTable, AuditTrail } from '@rosetta/service-kit';
import { Knex } from 'knex';

export const MONITORING_AUDIT: AuditTable = {
  name: 'monitoring_audit',
  chain: monitoring.database,
  columns: { ...AUDIT_COLUMNS, actor: 'actor' },
  actors: ['actor'],
  requests: ['request_id'],
  legacy: record => record,
};

/** The audit of what people keep in monitoring_db. */
export const monitoringAudit = (db: Knex) =>
  new AuditTrail(db, MONITORING_AUDIT);
