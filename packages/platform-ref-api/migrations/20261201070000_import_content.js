/** What an import is the same as another by, and how many rows its source hid. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    alter table ref_import add column content_hash text, add column rows_hidden integer;
    comment on column ref_import.content_hash is
      'SHA-256 of what its rows say: the same content again is not drafted while a request of it is open';
    comment on column ref_import.rows_hidden is
      'Rows that the source counted and did not give; null of a file';
    create index ref_import_content on ref_import (content_hash);
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw(`
    drop index ref_import_content;
    alter table ref_import drop column rows_hidden, drop column content_hash;
  `);
