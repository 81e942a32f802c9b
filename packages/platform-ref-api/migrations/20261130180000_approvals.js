/**
 * Approvals that accumulate, one for each group; the revision of a request's content, which an
 * approval names; and what the audit keeps of both.
 */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    alter table change_request
      add column revision integer not null default 1,
      add column resolutions jsonb not null default '[]',
      add column reverts text references change_request (id);
    comment on column change_request.revision is
      'Grows with each change of title, reason or changes: what an approval has seen';

    create table change_request_approval (
      change_request bigint not null references change_request,
      by text not null,
      at timestamptz(3) not null default clock_timestamp(),
      groups text[] not null,
      primary key (change_request, by)
    );
    comment on table change_request_approval is
      'Who has approved a submitted request, for which groups; none for an administrator, who approves for all';

    alter table ref_audit
      add column content_hash text,
      add column approvals jsonb;
    comment on column ref_audit.content_hash is
      'SHA-256 of the content that was approved. Null in rows from before approvals accumulated';
    create index ref_audit_change_request on ref_audit (change_request, seq);
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw(`
    drop index ref_audit_change_request;
    alter table ref_audit drop column content_hash, drop column approvals;
    drop table change_request_approval;
    alter table change_request
      drop column revision, drop column resolutions, drop column reverts;
  `);
