/** Objectives that are retired: they keep their history, and are measured no more. */

exports.up = knex =>
  knex.raw(`
    alter table slo_version add column retired boolean not null default false;
    comment on column slo_version.retired is
      'Since this version it is neither measured nor alerted; a later version brings it back.';
    alter table slo_status add column retired boolean not null default false;
  `);

exports.down = knex =>
  knex.raw(`
    alter table slo_status drop column retired;
    alter table slo_version drop column retired;
  `);
