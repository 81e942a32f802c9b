/** What the catalog of the portal has told, and an index to find applications by a part of their id. */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table catalog_component (
      entity_ref text collate "C" primary key,
      stream uuid not null,
      sequence bigint not null,
      state text not null check (state in ('present', 'removed')),
      etag text,
      name text not null,
      title text,
      owner text,
      owner_group text generated always as (regexp_replace(owner, '^.*[:/]', '')) stored,
      lifecycle text,
      repository text,
      tags text[] not null default '{}',
      findings jsonb not null default '[]',
      first_seen_at timestamptz(3) not null default clock_timestamp(),
      changed_at timestamptz(3) not null default clock_timestamp(),
      removed_at timestamptz(3)
    );
    comment on table catalog_component is
      'Components as the catalog of the portal told them last. Of one stream, an event counts when its sequence is higher';

    create index ref_application_part_of_id on ref_application using gin (id gin_trgm_ops);
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw(
    'drop index ref_application_part_of_id; drop table catalog_component',
  );
