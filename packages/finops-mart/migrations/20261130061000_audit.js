/** Who changed what people keep in this domain. `AuditTrail` of service-kit writes and verifies it. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table finops_audit (
      seq bigint primary key,
      at timestamptz(3) not null,
      actor text not null,
      request_id text not null,
      kind text not null,
      entity_id text collate "C" not null,
      op text not null,
      reason text,
      before jsonb,
      after jsonb,
      previous_hash text not null,
      hash text not null unique
    );
    comment on table finops_audit is
      'Who changed what, when, from what to what. Each row carries the hash of the one before it, so that a row altered or taken out shows.';
    create index finops_audit_entity on finops_audit (kind, entity_id, seq);

    create function finops_audit_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'finops_audit is append-only';
      end
    $$;
    create trigger append_only before update or delete or truncate on finops_audit
      execute function finops_audit_is_append_only();
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw(`
    drop table finops_audit;
    drop function finops_audit_is_append_only();
  `);
