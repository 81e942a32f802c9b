/** What people are told of change requests, each once. What happened before is told to nobody. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table change_request_notice (
      id bigint generated always as identity primary key,
      change_request bigint not null references change_request,
      kind text not null,
      by text,
      comment text,
      about timestamptz(3),
      at timestamptz(3) not null default clock_timestamp(),
      told_at timestamptz(3),
      recipients text[]
    );
    comment on column change_request_notice.about is
      'Of a draft that was left alone: when it was touched last. One that is touched again may be told of again';
    create unique index change_request_notice_stale
      on change_request_notice (change_request, about) where kind = 'stale';
    create index change_request_notice_pending on change_request_notice (id) where told_at is null;
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex => knex.raw('drop table change_request_notice');
