/**
 * What a file of a source says, compared row by row; what each source said last; and which source a field’s
 * value is from. `pg_trgm` finds names that are alike.
 */

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.raw('create extension if not exists pg_trgm');
  await knex.raw(`
    create table ref_import (
      number bigint generated always as identity primary key,
      id text not null generated always as ('imp-' || number) stored unique,
      kind text not null,
      format text not null,
      source text not null,
      name text,
      author text not null,
      state text not null default 'running' check (state in ('running', 'done', 'failed')),
      error text,
      effective_from timestamptz not null,
      created_at timestamptz(3) not null default clock_timestamp(),
      finished_at timestamptz(3),
      rows_total integer not null,
      rows_done integer not null default 0,
      rows_same integer not null default 0,
      cells_same integer not null default 0,
      landed_at timestamptz(3)
    );
    comment on column ref_import.landed_at is
      'When what the source says was kept, and a request drafted where something differs; null of a comparison alone';

    create table ref_import_row (
      import bigint not null references ref_import on delete cascade,
      seq integer not null,
      line integer,
      outcome text not null check (outcome in ('match', 'probable', 'new', 'orphan')),
      entity_id text collate "C",
      label text not null,
      score double precision,
      reason jsonb,
      cells jsonb not null,
      cell_outcomes text[] not null,
      said jsonb not null,
      changes jsonb not null,
      primary key (import, seq)
    );
    comment on column ref_import_row.said is 'Field to value, as the source has it';

    create table ref_source_value (
      source text not null,
      kind text not null,
      entity_id text collate "C" not null,
      field text not null,
      value jsonb not null,
      at timestamptz(3) not null,
      gone_at timestamptz(3),
      primary key (kind, entity_id, source, field)
    );
    comment on table ref_source_value is 'What each source said last of each field';
    comment on column ref_source_value.gone_at is 'Since when a file of the source has not named the entity';
    create index ref_source_value_source on ref_source_value (source, kind);

    create table ref_field_origin (
      kind text not null,
      entity_id text collate "C" not null,
      field text not null,
      source text not null,
      value jsonb not null,
      at timestamptz(3) not null,
      change_request bigint not null references change_request,
      primary key (kind, entity_id, field)
    );
    comment on table ref_field_origin is
      'Which source the value of a field is from, and when it said so last. What is not here was not imported';

    alter table change_request add column source text, add column import text;
    comment on column change_request.source is 'The source whose values it holds, where an import drafted it';
    create index change_request_import on change_request (import) where import is not null;

    create index ref_application_name_alike on ref_application using gin (lower(name) gin_trgm_ops);
    create index ref_group_name_alike on ref_group using gin (lower(name) gin_trgm_ops);
  `);
};

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw(`
    drop index ref_group_name_alike, ref_application_name_alike;
    alter table change_request drop column source, drop column import;
    drop table ref_field_origin, ref_source_value, ref_import_row, ref_import;
  `);
