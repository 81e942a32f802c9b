/**
 * The landing zone. A record's import and row never change: they are what every
 * figure leads back to. `raw_change` says what an import did to a period's live
 * records, so that versions and counts need no scan of the records.
 */
exports.up = knex =>
  knex.raw(`
    create table raw_import (
      import integer generated always as identity primary key,
      dataset text collate "C" not null,
      file text not null,
      at timestamptz not null default now(),
      replace boolean not null,
      columns text[],
      landed integer not null default 0,
      already integer not null default 0,
      rejected integer not null default 0,
      superseded integer not null default 0,
      revived integer not null default 0
    );
    create index on raw_import (dataset, import);
    comment on table raw_import is
      'Files that came in, whole. columns: the header as it was, where the format has one.';

    create table raw_change (
      dataset text collate "C" not null,
      period text collate "C" not null,
      import integer not null references raw_import,
      landed integer not null,
      superseded integer not null,
      revived integer not null,
      primary key (dataset, period, import)
    );
    comment on table raw_change is
      'What an import did to the live records of a period; the last one is the period''s version.';

    create table raw_record (
      dataset text collate "C" not null,
      id bytea not null,
      rank integer not null,
      import integer not null,
      file_row integer not null,
      period text collate "C" not null,
      replace_key text collate "C" not null,
      superseded_by integer,
      doc json not null,
      primary key (dataset, id, rank)
    ) with (toast_tuple_target = 8160);
    create unique index raw_record_live
      on raw_record (dataset, period, import, file_row)
      where superseded_by is null;
    comment on table raw_record is
      'What the source said, untouched. id: sha-256 of doc; rank: which of the equal records of one file, from 0. No foreign keys: they would cost as much as the copying itself, and one transaction writes both sides.';

    create table raw_quarantine (
      dataset text collate "C" not null,
      id bytea not null,
      rank integer not null,
      import integer not null,
      file_row integer not null,
      problem text not null,
      value text,
      doc json not null,
      primary key (dataset, id, rank)
    );
    create unique index on raw_quarantine (dataset, import, file_row);
    comment on table raw_quarantine is
      'Records that could not be used, and why.';
  `);

exports.down = knex =>
  knex.raw(`
    drop table raw_quarantine, raw_record, raw_change, raw_import;
  `);
