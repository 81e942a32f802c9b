import { finops } from '@rosetta/contracts/domains';
import { AUDIT_COLUMNS, AuditTable, AuditTrail } from '@rosetta/service-kit';
import { Knex } from 'knex';

export const FINOPS_AUDIT: AuditTable = {
  name: 'finops_audit',
  chain: finops.database,
  columns: { ...AUDIT_COLUMNS, actor: 'actor' },
  actors: ['actor'],
  requests: ['request_id'],
  legacy: record => record,
};

/** The audit of what people keep in finops_db. */
export const finopsAudit = (db: Knex) => new AuditTrail(db, FINOPS_AUDIT);
