/** Who changed what people keep in this domain. `AuditTrail` of service-kit writes and verifies it. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table monitoring_audit (
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
      canonical text not null,
      algorithm text not null,
      key_id text not null,
      mac text not null,
      previous_hash text,
      hash text unique
    );
    comment on table monitoring_audit is
      'Who changed what, when, from what to what. Each row carries a MAC of the one before it and of its own canonical JSON, so that what is altered or taken out shows.';
    comment on column monitoring_audit.canonical is
      'What the MAC is of: the fields of the row as canonical JSON (RFC 8785)';
    comment on column monitoring_audit.key_id is 'Which key of rosetta.audit.keys made the MAC';
    comment on column monitoring_audit.hash is 'As every audit has it; always null here';
    create index monitoring_audit_entity on monitoring_audit (kind, entity_id, seq);
    create index monitoring_audit_at on monitoring_audit (at);

    create function monitoring_audit_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'monitoring_audit is append-only';
      end
    $$;
    create trigger append_only before update or delete or truncate on monitoring_audit
      execute function monitoring_audit_is_append_only();
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw(`
    drop table monitoring_audit;
    drop function monitoring_audit_is_append_only();
  `);
