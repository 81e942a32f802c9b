/** Owners confirm now and then that what the référentiel says of their applications is so. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table attestation (
      number bigint generated always as identity primary key,
      application text collate "C" not null,
      by text not null,
      at timestamptz(3) not null,
      comment text
    );
    comment on table attestation is
      'Who confirmed an application, and when. Each is a row that stays: the last one of an application counts.';
    create index attestation_of on attestation (application, number);
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex => knex.raw('drop table attestation');
