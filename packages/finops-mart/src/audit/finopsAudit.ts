import { AuditTrail } from '@rosetta/service-kit';
import { Knex } from 'knex';

/** The audit of what people keep in finops_db. */
export const finopsAudit = (db: Knex) => new AuditTrail(db, 'finops_audit');
