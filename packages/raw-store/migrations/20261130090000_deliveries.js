/**
 * Files that come in together are one delivery: one unit of identity and of replacement.
 * A new column without a default rewrites nothing, however many files there are.
 */
exports.up = knex =>
  knex.raw(`
    alter table raw_import add delivery integer references raw_import;
    comment on column raw_import.delivery is
      'The first import of the delivery that this file came with; null for the first itself. Replaced records count with the last one.';
  `);

exports.down = knex => knex.raw('alter table raw_import drop delivery');
