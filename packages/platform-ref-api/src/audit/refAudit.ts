import { ref } from '@rosetta/contracts/domains';
import { Approval, RefKind } from '@rosetta/contracts/ref';
import {
  AUDIT_COLUMNS,
  AuditRecord,
  AuditTable,
  AuditTrail,
} from '@rosetta/service-kit';
import { Knex } from 'knex';

/** An applied change of an entity: besides who, when and what, by which request, and who agreed. */
export interface AppliedChange extends AuditRecord {
  version: number;
  changeRequest: string;
  approver: string;
  kind: RefKind;
  op: 'create' | 'update' | 'delete' | 'erase';
  /** Of the content that was approved. */
  contentHash: string;
  approvals: Approval[];
}

/** The audit of platform_ref_db. */
export const REF_AUDIT: AuditTable = {
  name: 'ref_audit',
  chain: ref.database,
  columns: {
    ...AUDIT_COLUMNS,
    actor: 'author',
    version: 'version',
    changeRequest: 'change_request',
    approver: 'approver',
    contentHash: 'content_hash',
    approvals: 'approvals',
  },
  actors: ['author', 'approver'],
  requests: ['request_id', 'change_request'],
  legacy: ({ actor: author, reason: _, contentHash, approvals, ...rest }) => ({
    ...rest,
    author,
    // Rows from before approvals accumulated have neither.
    ...(contentHash !== null && { contentHash, approvals }),
  }),
};

export const refAudit = (db: Knex) =>
  new AuditTrail<AuditRecord | AppliedChange>(db, REF_AUDIT);
