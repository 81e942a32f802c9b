/** The audit is chained with a key that this database does not hold; before, whoever could write could hash anew. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    alter table ref_audit
      add column reason text,
      add column canonical text,
      add column algorithm text,
      add column key_id text,
      add column mac text,
      alter column version drop not null,
      alter column change_request drop not null,
      alter column approver drop not null,
      alter column previous_hash drop not null,
      alter column hash drop not null;
    -- Rows from before are chained when the service starts, which has the key.
    alter table ref_audit add constraint chained check (
      canonical is not null and algorithm is not null and key_id is not null and mac is not null
    ) not valid;
    comment on table ref_audit is
      'Who changed what, when, from what to what. Each row carries a MAC of the one before it and of its own canonical JSON, so that what is altered or taken out shows.';
    comment on column ref_audit.reason is
      'Why: that of the change request. Null in rows from before it was kept here too';
    comment on column ref_audit.canonical is
      'What the MAC is of: the fields of the row as canonical JSON (RFC 8785)';
    comment on column ref_audit.key_id is 'Which key of rosetta.audit.keys made the MAC';
    comment on column ref_audit.hash is
      'Of rows from before there were keys: the hash of the row and the one before it';
    create index ref_audit_at on ref_audit (at);
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw(`
    drop index ref_audit_at;
    alter table ref_audit
      drop constraint chained, drop column reason,
      drop column canonical, drop column algorithm, drop column key_id, drop column mac;
    comment on table ref_audit is
      'Who changed what, when, from what to what. Each row carries the hash of the one before it, so that a row altered or taken out shows.';
    comment on column ref_audit.hash is null;
  `);
